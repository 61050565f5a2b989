/** A tool is taught in Firefox on its own page, by keys and by mouse, and badged at once; the picker goes with the add-on and leaves the page usable. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../e2e/support/browser.ts';
import { startWorld, type World } from '../world/world.ts';
import { expectCleanConsole } from './support/console.ts';
import { type Firefox, launchFirefox } from './support/firefox.ts';
import { badgesOf, bySelector, pressButton, says } from './support/page.ts';
import { KEYS, type Tab } from './support/tab.ts';

let world: World;
let firefox: Firefox;
let tool: Tab;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  firefox = await launchFirefox({ port: world.port });
});
afterAll(async () => {
  await firefox?.close();
  await world?.close();
});

/** The panel's own line that says what is pointed at. */
const pointedAt = () =>
  tool.run(
    () =>
      document.querySelector('token-health-picker')?.shadowRoot?.querySelector('.body > [role=status]')?.textContent ??
      '',
  );
const teach = async (): Promise<Tab> => {
  const settings = await firefox.open('dashboard.html#/settings/tools');
  await until('the form', () => settings.run(() => document.querySelector('[name=teach]') !== null));
  await settings.fill(world.house.url, bySelector, '[name=teach]');
  return firefox.windowOf(() => pressButton(settings, 'Add this tool'));
};

test('a row is pointed at by keys, all rows are found, and no click reaches the page', async () => {
  tool = await teach();
  await until('the picker', () => tool.run(bySelector, '[role=dialog]'));
  await until('Acme Sports is pointed at', async () => {
    await tool.press(KEYS.down);
    return (await pointedAt()).endsWith('Acme Sports');
  });
  await tool.press(KEYS.enter);
  await says(tool, '4 accounts get a badge');
  expect(world.house.clicked).toEqual([]);
});

test('saved, its rows have badges at once, also after a reload', async () => {
  await tool.run(() => {
    const root = document.querySelector('token-health-picker')?.shadowRoot;
    const networks = [...(root?.querySelectorAll('select') ?? [])].find(each => each.querySelector('[value=threads]'));
    if (!networks) throw new Error('There is no choice of network');
    networks.value = 'threads';
    networks.dispatchEvent(new Event('input', { bubbles: true }));
    networks.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await pressButton(tool, 'Save');
  await says(tool, 'Saved.');
  await pressButton(tool, 'Close');
  const badged = () =>
    until('four badges', async () => {
      const all = await badgesOf(tool);
      return all.length === 4 && all.every(({ network }) => network === 'threads');
    });
  await badged();
  await tool.reload();
  await badged();
  expect(world.house.clicked).toEqual([]);
});

test('the console is clean', () => expectCleanConsole(firefox, world));

test('pointed at by mouse, then disabled while the picker is open: nothing of it stands over the page', async () => {
  tool = await teach();
  await until('the picker', () => tool.run(bySelector, '[role=dialog]'));
  // As a mouse would, at the first name: the glass lies over it.
  await until('four rows', () =>
    tool.run(() => {
      const root = document.querySelector('token-health-picker')?.shadowRoot;
      const name = [...document.querySelectorAll('main div')].find(
        each => each.firstChild?.textContent === 'Acme Sports',
      );
      const at = name?.getBoundingClientRect();
      if (!root?.querySelector('.preview') && at)
        root
          ?.querySelector('.glass')
          ?.dispatchEvent(
            new MouseEvent('click', { clientX: at.x + 5, clientY: at.y + 5, bubbles: true, composed: true }),
          );
      return root?.querySelectorAll('.preview li').length === 4;
    }),
  );
  expect(world.house.clicked).toEqual([]);
  await firefox.disable();
  await until('it is gone', () =>
    tool.run(() => ![...document.querySelectorAll('token-health-picker')].some(each => each.checkVisibility())),
  );
  const reached = () => document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.localName;
  expect(await tool.run(reached)).not.toMatch(/^token-health/);
});
