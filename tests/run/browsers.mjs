/**
 * Runs the browser tests of one configuration. A file that fails is run once more, whole and in a browser of its own, so that a stumble of a
 * busy machine is told apart from a fault; and it is named at the end of the run, since an unsteady test is a fault too, of the test or of ours.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { attempt, root, say, stop } from './setup.mjs';

/** More than these fail together for a reason. */
const MOST = 2;

const unsteady = [];

/** Paths of the files with a failure, in or out of their tests; `undefined` when Vitest came to no report. */
const failedIn = report => {
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    return testResults.filter(({ status }) => status !== 'passed').map(({ name }) => relative(root, name));
  } catch {
    return undefined;
  }
};

/** @param folder of the tests, with a `vitest.config.ts`; ends the process when a file fails twice, or too many fail */
export const testInBrowser = folder => {
  const report = join(root, '.cache', `${folder.replaceAll('/', '-')}.json`);
  const args = ['run', '--config', `${folder}/vitest.config.ts`];
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const status = attempt('vitest', [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  if (status === 0) return;
  const failed = failedIn(report);
  // A run that broke off, or was broken outside of its files, has nothing to say twice.
  if (!failed?.length || failed.length > MOST) return stop('vitest', args, status);
  say(`Once more: ${failed.join(', ')}`);
  const again = attempt('vitest', [...args, ...failed]);
  if (again !== 0) return stop('vitest', args, again);
  unsteady.push(...failed);
};

/** The last word of a run that went through. */
export const nameUnsteady = () => {
  if (unsteady.length) say(`UNSTEADY, failed at first and passed alone: ${unsteady.join(', ')}. Find out why.`);
};
