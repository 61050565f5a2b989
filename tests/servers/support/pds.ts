/** Starts the real Bluesky server and gives it orders; ends it by its process. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXTENSION_ID } from '../../e2e/support/browser.ts';
import { freePort } from './ports.ts';

export const CACHE = new URL('../../../.cache/servers', import.meta.url).pathname;
const PROGRAM = new URL('../programs/pds.mjs', import.meta.url).pathname;

export const PDS = 'https://pds.acme.social';
/** Our app: the address of its metadata file. */
export const CLIENT_ID = 'https://apps.acme.social/token-health/client-metadata.json';
export const REDIRECT = `https://${EXTENSION_ID}.chromiumapp.org/`;

const metadata = {
  client_id: CLIENT_ID,
  client_name: 'Token Health',
  client_uri: 'https://apps.acme.social',
  application_type: 'web',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  scope: 'atproto transition:generic',
  redirect_uris: [REDIRECT],
  token_endpoint_auth_method: 'none',
  dpop_bound_access_tokens: true,
};

/** What `programs/pds.mjs` can be told to do. */
interface Orders {
  accessLife: (ms: number) => null;
  ageSessions: (did: string, ms: number) => null;
  sessions: (did: string) => number;
  password: (did: string, password: string) => null;
  takedown: (did: string, on: boolean) => null;
}
interface Told {
  ready?: true;
  id?: number;
  value?: unknown;
  error?: string;
}

export interface Pds {
  /** For the world: which host stands at which port. */
  behind: Record<string, number>;
  order: <O extends keyof Orders>(order: O, ...args: Parameters<Orders[O]>) => Promise<ReturnType<Orders[O]>>;
  close: () => Promise<void>;
}

const ready = (program: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    program.once('message', () => resolve());
    program.once('exit', code => reject(new Error(`The Bluesky server ended with ${code} before it was ready`)));
  });

export const startPds = async (): Promise<Pds> => {
  const folder = await mkdtemp(join(tmpdir(), 'token-health-pds-'));
  const [port, directoryPort] = [await freePort(), await freePort()];
  const settings = {
    cache: CACHE,
    folder,
    host: new URL(PDS).hostname,
    port,
    directoryPort,
    clientId: CLIENT_ID,
    metadata,
  };
  const program = fork(PROGRAM, [JSON.stringify(settings)], {
    execPath: join(CACHE, 'node_modules', '.bin', 'node'),
    execArgv: [],
    env: { ...process.env, LOG_ENABLED: 'false', NODE_OPTIONS: '' },
  });
  await ready(program);
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  program.on('message', (told: Told) => {
    const waiter = waiting.get(told.id ?? -1);
    waiting.delete(told.id ?? -1);
    if (told.error) waiter?.reject(new Error(told.error));
    else waiter?.resolve(told.value);
  });
  const counter = { last: 0 };
  return {
    behind: { [new URL(PDS).hostname]: port, 'plc.directory': directoryPort },
    order: (order, ...args) =>
      new Promise((resolve, reject) => {
        counter.last += 1;
        waiting.set(counter.last, { resolve: value => resolve(value as never), reject });
        program.send({ id: counter.last, order, args });
      }),
    close: async () => {
      const gone = new Promise(resolve => program.once('exit', resolve));
      program.kill();
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
