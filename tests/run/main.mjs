/** The commands of package.json: each sets up what it needs, then does its steps under Node 24. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { nameUnsteady, testInBrowser } from './browsers.mjs';
import { setUpServers } from './servers.mjs';
import { findChromium, findFirefox, need, root, run, say, setUp } from './setup.mjs';

/** `build`, or `zip`: the same and its package beside it. */
const both = what => {
  rmSync(join(root, '.output', 'chrome-mv3'), { recursive: true, force: true });
  rmSync(join(root, '.output', 'firefox-mv3'), { recursive: true, force: true });
  run('wxt', [what, '-b', 'chrome', '--mv3']);
  run('wxt', [what, '-b', 'firefox', '--mv3']);
};
const build = () => both('build');
const zip = () => both('zip');

const withChromium = () => {
  process.env.CHROMIUM = findChromium();
};

const commands = {
  start: () => {
    setUp();
    say('Building');
    run('wxt', ['build', '-b', 'chrome', '--mv3'], { stdio: ['ignore', 'ignore', 'inherit'] });
    withChromium();
    run('node', ['tests/world/tour.ts', ...process.argv.slice(3)]);
  },
  test: () => {
    setUp({ firefox: true });
    say('Lint');
    run('biome', ['ci', '.']);
    say('Types');
    run('wxt', ['prepare']);
    run('tsc', ['--noEmit', '-p', '.']);
    say('Builds and packages for Chromium and Firefox');
    zip();
    say('Unit, contract and architecture tests');
    run('vitest', ['run']);
    say('web-ext lint on the Firefox build');
    run('node', ['tests/run/lint-firefox.mjs']);
    say('End to end in Chromium');
    withChromium();
    // The real permission prompt needs a window, and so an X server where there is no display.
    if (!need({ 'xvfb-run': 'xvfb', xauth: 'xauth', xdotool: 'xdotool' }))
      say('No X server to be had: the permission prompt test will say so');
    testInBrowser('tests/e2e');
    say('End to end in Firefox');
    process.env.FIREFOX = findFirefox();
    testInBrowser('tests/firefox');
    nameUnsteady();
  },
  'test:servers': () => {
    setUp();
    setUpServers();
    say('Build for Chromium');
    run('wxt', ['build', '-b', 'chrome', '--mv3'], { stdio: ['ignore', 'ignore', 'inherit'] });
    say('Against the real servers');
    withChromium();
    run('vitest', ['run', '--config', 'tests/servers/vitest.config.ts']);
  },
  build: () => {
    setUp({ browser: false });
    build();
  },
  bench: () => {
    setUp();
    build();
    withChromium();
    run('node', ['tests/bench/main.ts']);
  },
  looks: () => {
    setUp();
    run('wxt', ['build', '-b', 'chrome', '--mv3'], { stdio: ['ignore', 'ignore', 'inherit'] });
    withChromium();
    run('node', ['tests/looks/main.ts', ...process.argv.slice(3)]);
  },
  package: () => {
    setUp({ browser: false });
    zip();
    run('vitest', ['run', 'tests/architecture/package.test.ts', 'tests/architecture/built.test.ts']);
  },
  lint: () => {
    setUp({ browser: false });
    run('biome', ['check', '--write', '.']);
  },
};

const command = commands[process.argv[2]];
if (!command) {
  console.error(`Commands: ${Object.keys(commands).join(', ')}`);
  process.exit(2);
}
command();
