/** Starts Doorkeeper, goes through its pages as a person would, and gives the orders of its owner; ends it by its process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXTENSION_ID, until } from '../../e2e/support/browser.ts';
import { freePort } from './ports.ts';

const PROGRAM = new URL('../programs/doorkeeper.rb', import.meta.url).pathname;
export const ISSUER = 'https://people.acme.social';
export const REDIRECT = 'https://abcdefghijklmnop.chromiumapp.org/';
/** The client without a secret; its tokens end after two hours and are renewed. */
export const PUBLIC_CLIENT = 'token-health';

export interface Doorkeeper {
  behind: Record<string, number>;
  close: () => Promise<void>;
}

export const startDoorkeeper = async (): Promise<Doorkeeper> => {
  const folder = await mkdtemp(join(tmpdir(), 'token-health-doorkeeper-'));
  const port = await freePort();
  const redirects = `${REDIRECT} https://${EXTENSION_ID}.chromiumapp.org/`;
  const program: ChildProcess = spawn('ruby', [PROGRAM, String(port), folder, ISSUER, redirects], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const failed = new Promise<never>((_resolve, reject) => {
    program.once('error', reject);
    program.once('exit', code => reject(new Error(`Doorkeeper ended with ${code}`)));
  });
  const answers = until('Doorkeeper', async () => (await fetch(`http://127.0.0.1:${port}/login?name=nobody`)).ok);
  await Promise.race([answers, failed]);
  failed.catch(() => undefined);
  return {
    behind: { [new URL(ISSUER).hostname]: port },
    close: async () => {
      const gone = new Promise(resolve => program.once('exit', resolve));
      program.kill();
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
};

type Visit = (
  url: string,
  send?: { form?: [string, string][] },
) => Promise<{ status: number; text: string; url: string }>;

/** Somebody with a browser: signs in and presses one of the two buttons of Doorkeeper's own page. */
export const person =
  (visit: Visit, name: string) =>
  async (start: string, press: 'Authorize' | 'Deny' = 'Authorize'): Promise<string> => {
    await visit(`${ISSUER}/login?name=${name}`);
    const page = await visit(start);
    // It does not ask again for what was allowed before.
    if (page.url.startsWith(REDIRECT)) return page.url;
    const form = page.text.split('<form').find(each => each.includes(`value="${press}"`));
    if (!form) throw new Error(`No "${press}" at ${page.url}: ${page.status} ${page.text.slice(0, 300)}`);
    const fields = [
      ...form.matchAll(/<input type="hidden"[^>]*?name="([^"]+)"[^>]*?>|<input name="([^"]+)"[^>]*?>/g),
    ].map(([tag, hidden, plain]): [string, string] => [hidden ?? plain ?? '', /value="([^"]*)"/.exec(tag)?.[1] ?? '']);
    return (await visit(`${ISSUER}/oauth/authorize`, { form: fields })).url;
  };

/** What time, the owner and the administrator do. */
export const makeOrder =
  (fetcher: typeof fetch) =>
  async (
    order: 'expire' | 'delete' | 'remove-app' | 'sweep',
    what: { token?: string; person?: string; client?: string },
  ) => {
    const body = new URLSearchParams({ order, ...what });
    const response = await fetcher(`${ISSUER}/order`, { method: 'POST', body });
    if (!response.ok) throw new Error(`${order}: ${response.status}`);
  };
