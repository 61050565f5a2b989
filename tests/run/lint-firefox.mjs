/** `web-ext lint` on the Firefox build: no error, and no warning but the two whose reasons stand here. */
import { spawnSync } from 'node:child_process';
import { environment, root } from './setup.mjs';

/**
 * Preact's own support for `dangerouslySetInnerHTML`, which we never use (a test forbids it);
 * and zod's code generator, which utils/model/jitless.ts switches off.
 */
const KNOWN = new Set(['UNSAFE_VAR_ASSIGNMENT', 'DANGEROUS_EVAL']);

const { stdout, stderr } = spawnSync('web-ext', ['lint', '-s', '.output/firefox-mv3', '--output', 'json'], {
  cwd: root,
  env: environment(),
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
let report;
try {
  report = JSON.parse(stdout);
} catch {
  console.error('web-ext lint gave no report:', stderr || stdout);
  process.exit(1);
}
const bad = [...report.errors, ...report.warnings.filter(warning => !KNOWN.has(warning.code))];
for (const { _type, code, message, file } of bad) console.error(`${_type} ${code} ${file ?? ''}: ${message}`);
console.log(
  `web-ext lint: ${report.errors.length} errors, ${report.warnings.length} warnings (${report.errors.length + report.warnings.length - bad.length} of a known kind)`,
);
process.exit(bad.length ? 1 : 0);
