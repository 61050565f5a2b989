/** The last lines of what happened, for diagnosis: kept in memory of the session, redacted, silent in the console. */
import { browser } from 'wxt/browser';

const KEY = 'log';
const KEEP = 64;

/** Names that stand before a secret, in queries, forms, headers and JSON, also quoted or percent-encoded once more. */
const NAMED =
  /((?:token|code|secret|key|password|authorization|verifier|assertion|proof|cookie)["'\\]*\s*(?:[=:]|%3[AD])\s*["'\\]*(?:(?:bearer|basic|dpop)\s+)?)[^\s"'&\\]+/gi;
/** What follows a scheme of the Authorization header. */
const SCHEME = /\b((?:bearer|basic|dpop)\s+)[^\s"'&\\,]+/gi;
/** A long run of characters that tokens are made of. */
const LONG = /[A-Za-z0-9_\-.~+/|%]{24,}=*/g;

/** Replace whatever looks like a secret. */
export const redact = (text: string): string =>
  text.replace(NAMED, '$1[…]').replace(SCHEME, '$1[…]').replace(LONG, '[…]');

export interface LogLine {
  at: number;
  what: string;
  fields?: Record<string, string>;
}

/** One after the other: two lines at once must not overwrite each other. */
let written: Promise<void> = Promise.resolve();

/** Never throws and never waits: diagnosis must not get in the way. */
export const log = (what: string, fields: Record<string, string> = {}): void => {
  const line: LogLine = {
    at: Date.now(),
    what,
    fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, redact(value).slice(0, 300)])),
  };
  written = written
    .then(async () => {
      const { [KEY]: lines = [] } = (await browser.storage.session.get(KEY)) as { [KEY]?: LogLine[] };
      await browser.storage.session.set({ [KEY]: [...lines.slice(1 - KEEP), line] });
    })
    .catch(() => undefined);
};

/** The lines that are kept, oldest first. What does not look like one is left out. */
export const readLog = async (): Promise<LogLine[]> => {
  const { [KEY]: lines } = await browser.storage.session.get(KEY);
  return Array.isArray(lines)
    ? lines.filter(line => typeof line?.at === 'number' && typeof line?.what === 'string')
    : [];
};
