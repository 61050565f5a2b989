/** The last lines of what happened, for diagnosis: kept in memory of the session, redacted, silent in the console. */
import { browser } from 'wxt/browser';

const KEY = 'log';
const KEEP = 64;

/** Anything that could be a token, key or code: long runs of token characters, and everything behind known parameter names. */
const SECRETS = /((?:token|code|secret|key|password|authorization)["']?\s*[=:]\s*["']?)[^\s"'&]+|[A-Za-z0-9_\-.~+/|]{24,}/gi;

/** Replace whatever looks like a secret. */
export const redact = (text: string): string => text.replace(SECRETS, (_all, name: string | undefined) => `${name ?? ''}[…]`);

export interface LogLine {
  at: number;
  what: string;
  fields?: Record<string, string>;
}

/** Never throws and never waits: diagnosis must not get in the way. */
export const log = (what: string, fields: Record<string, string> = {}): void => {
  const line: LogLine = {
    at: Date.now(),
    what,
    fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, redact(value).slice(0, 300)])),
  };
  void (async () => {
    const { [KEY]: lines = [] } = (await browser.storage.session.get(KEY)) as { [KEY]?: LogLine[] };
    await browser.storage.session.set({ [KEY]: [...lines.slice(1 - KEEP), line] });
  })().catch(() => undefined);
};
