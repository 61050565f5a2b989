/**
 * The real Bluesky server with a directory of its own, in one process, on loopback. Plain JavaScript: it runs under the Node that its native
 * module was compiled for. Started by `../support/pds.ts`, which also sends the orders.
 */
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { cache, folder, host, port, directoryPort, clientId, metadata } = JSON.parse(process.argv[2]);
const load = createRequire(join(cache, 'package.json'));
const { PDS, envToCfg, envToSecrets } = load('@atproto/pds');
const { PlcServer, Database } = load('@did-plc/server');

// The app's metadata file stands at an address that only exists for this process; nothing of it leaves the machine.
const plainFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (url.hostname === '127.0.0.1') return plainFetch(input, init);
  return url.href === clientId
    ? new Response(JSON.stringify(metadata), { headers: { 'content-type': 'application/json' } })
    : new Response('nothing here', { status: 404 });
};

const directory = PlcServer.create({ db: Database.mock(), port: directoryPort });
await directory.start();

const secret = () => randomBytes(32).toString('hex');
const env = {
  devMode: true,
  port,
  hostname: host,
  dataDirectory: folder,
  blobstoreDiskLocation: join(folder, 'blobs'),
  didPlcUrl: `http://127.0.0.1:${directoryPort}`,
  inviteRequired: false,
  disableSsrfProtection: true,
  rateLimitsEnabled: false,
  adminPassword: 'admin',
  jwtSecret: secret(),
  dpopSecret: secret(),
  plcRotationKeyK256PrivateKeyHex: secret(),
};
const pds = await PDS.create(envToCfg(env), envToSecrets(env));
await pds.start();

/** What time, an owner or a moderator would do. */
const orders = {
  /** Life (ms) of the access tokens that are made from now on. */
  accessLife: ms => {
    pds.ctx.oauthProvider.tokenManager.tokenMaxAge = ms;
  },
  /** Every OAuth session of this person becomes this old (ms). */
  ageSessions: async (did, ms) => {
    const { db } = pds.ctx.accountManager.db;
    await db
      .updateTable('token')
      .where('did', '=', did)
      .set({ createdAt: new Date(Date.now() - ms).toISOString() })
      .execute();
  },
  /** How many OAuth sessions there are. */
  sessions: async did => (await pds.ctx.oauthProvider.tokenManager.listAccountTokens(did)).length,
  password: (did, password) => pds.ctx.accountManager.updateAccountPassword({ did, password }),
  takedown: (did, on) => pds.ctx.accountManager.takedownAccount(did, { applied: on, ref: 'test' }),
};

process.on('message', async ({ id, order, args }) => {
  try {
    process.send({ id, value: (await orders[order](...args)) ?? null });
  } catch (error) {
    process.send({ id, error: String(error) });
  }
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0));
process.send({ ready: true });
