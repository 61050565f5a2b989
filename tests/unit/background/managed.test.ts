/** The organisation's settings win, are refused to everybody else, and leave what is the user's own as it was. */
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { commands } from '@/entrypoints/background/commands';
import { importAccounts } from '@/entrypoints/background/importing';
import { applyManaged, managedChanged } from '@/entrypoints/background/managed';
import { saveTool } from '@/entrypoints/background/save-tool';
import { start } from '@/entrypoints/background/start';
import { storeGrant } from '@/entrypoints/background/tool-grant';
import { policyFor } from '@/utils/health/policy';
import { readLog } from '@/utils/kit/log';
import { appIdOf, toolConnectionIdOf } from '@/utils/model/app';
import { readLocks } from '@/utils/store/applied';
import { changeChannel } from '@/utils/store/channels';
import { readAll, readOne } from '@/utils/store/read';
import { policyOf, readSettings, writeSettings } from '@/utils/store/settings';
import { readSnapshot } from '@/utils/store/snapshot';
import { vault } from '@/utils/store/vault';
import { DAY, freshExtension, NOW, network, plant, stored } from './extension';

freshExtension();

let policy: Record<string, unknown> = {};
beforeEach(() => {
  policy = {};
  Object.assign(fakeBrowser.storage, { managed: { get: async () => policy, setAccessLevel: async () => undefined } });
});

const sender = { id: fakeBrowser.runtime.id } as Parameters<(typeof commands)['saveApp']>[1];
const APP = { network: 'linkedin', clientId: 'org' };
const ID = appIdOf(APP);
const secretOf = (id: string) => vault.use(id, secret => secret?.clientSecret ?? secret?.apiKey);
const settings = { warnDays: [10, 5], warnDaysOf: {}, workingDays: [1, 2, 3, 4, 5], quiet: null, notices: true };

describe('settings', () => {
  test('win at every read, stay out of what is stored, and give the user’s own back when they go', async () => {
    await writeSettings({ warnDays: [20], warnDaysOf: { x: [2], linkedin: [40] } });
    policy = { workingDays: [1], warnDaysOf: { linkedin: [30] } };
    await applyManaged();
    expect(await readSettings()).toMatchObject({ workingDays: [1], warnDaysOf: { x: [2], linkedin: [30] } });
    await writeSettings({ ...(await readSettings()), notices: false, warnDaysOf: { linkedin: [30], x: [4] } });
    policy = {};
    await applyManaged();
    expect(await readSettings()).toMatchObject({
      warnDays: [20],
      warnDaysOf: { x: [4], linkedin: [40] },
      workingDays: [1, 2, 3, 4, 5],
      notices: false,
    });
  });

  test('days for all networks leave a network no days of the user’s own, earlier or new', async () => {
    await writeSettings({ warnDaysOf: { x: [1], linkedin: [40] } });
    policy = { warnDays: [30, 10], warnDaysOf: { linkedin: [20] } };
    await applyManaged();
    const effective = async (network: string) => policyFor(policyOf(await readSettings()), network).warnDays;
    expect([await effective('x'), await effective('instagram'), await effective('linkedin')]).toEqual([
      [30, 10],
      [30, 10],
      [20],
    ]);
    const attempts: Record<string, number[]>[] = [{ linkedin: [20], instagram: [1] }, { linkedin: [20], x: [1] }, {}];
    for (const warnDaysOf of [...attempts, { linkedin: [1] }])
      await expect(commands.saveSettings({ warnDaysOf }, sender)).rejects.toMatchObject({ code: 'managed' });
    // What the form sends when something else was changed there.
    await commands.saveSettings({ ...(await readSettings()), notices: false }, sender);
    expect([await effective('instagram'), (await readSettings()).notices]).toEqual([[30, 10], false]);
    policy = {};
    await applyManaged();
    expect((await readSettings()).warnDaysOf).toEqual({ x: [1], linkedin: [40] });
  });

  test('that are set cannot be changed, those beside them can', async () => {
    policy = { warnDays: [14, 7], warnDaysOf: { linkedin: [30] } };
    const save = (change: object) => commands.saveSettings({ ...settings, ...change }, sender);
    await expect(save({})).rejects.toMatchObject({ code: 'managed' });
    await expect(save({ warnDays: [14, 7] })).rejects.toMatchObject({ code: 'managed' });
    await save({ warnDays: [14, 7], warnDaysOf: { linkedin: [30] }, notices: false });
    expect(await readSettings()).toMatchObject({ notices: false, warnDaysOf: { linkedin: [30] } });
    policy = { warnDaysOf: { linkedin: [30] } };
    await applyManaged();
    await save({ warnDaysOf: { linkedin: [30], x: [3] } });
    expect((await readSettings()).warnDaysOf).toEqual({ linkedin: [30], x: [3] });
  });

  test('are followed at run time: accounts are judged anew', async () => {
    const evidence = [{ kind: 'network' as const, at: NOW, finding: 'alive' as const, expiresAt: NOW + 12 * DAY }];
    const token = { expiresAt: NOW + 12 * DAY, renews: 'no' as const };
    await plant('a', { token, evidence, dueAt: NOW + DAY, triedAt: NOW });
    policy = { warnDays: [14] };
    await managedChanged();
    expect((await stored('a')).health.state).toBe('expiring');
    policy = {};
    await managedChanged();
    expect((await stored('a')).health.state).not.toBe('expiring');
  });
});

describe('apps and tools', () => {
  test('come with their secrets, cannot be changed or removed, and go without a trace', async () => {
    policy = {
      apps: [{ ...APP, clientSecret: 'theirs' }],
      tools: [{ tool: 'postiz', origin: 'https://social.example', apiKey: 'key' }],
    };
    await applyManaged();
    expect(await readOne('apps', ID)).toMatchObject({ hasSecret: true, managed: { secret: true } });
    expect(await secretOf(ID)).toBe('theirs');
    const [tool] = (await readAll('tools')).good;
    expect(tool).toMatchObject({ hasApiKey: true, managed: { secret: true }, dueAt: NOW });
    const id = tool?.id ?? '';
    for (const attempt of [
      () => commands.removeApp({ id: ID }, sender),
      () => commands.saveApp({ ...APP, clientSecret: 'mine' }, sender),
      () => commands.removeTool({ id }, sender),
      () => commands.saveTool({ tool: 'postiz', origin: 'https://social.example', apiKey: 'mine' }, sender),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'managed' });
    await importAccounts(
      JSON.stringify({ format: 'token-health/accounts', version: 1, apps: [{ ...APP, clientSecret: 'mine' }] }),
      NOW,
    );
    expect(await secretOf(ID)).toBe('theirs');
    expect(JSON.stringify(await readSnapshot(NOW))).not.toMatch(/theirs|"key"/);

    policy = {};
    await applyManaged();
    expect([(await readAll('apps')).good, (await readAll('tools')).good]).toEqual([[], []]);
    expect(await secretOf(ID)).toBeUndefined();
    expect(await secretOf(id)).toBeUndefined();
  });

  test('an app to sign in to a tool with: what people sign in for stays while it is the same, is ended when it goes, and theirs comes back', async () => {
    const place = { tool: 'buffer', origin: 'https://publish.buffer.com' };
    const id = await saveTool({ ...place, client: { clientId: 'mine' } }, NOW);
    const pair = { expiresAt: NOW + DAY, issuedAt: NOW, renews: 'refresh-token' as const };
    await storeGrant(id, { clientId: 'mine', hasSecret: false }, { access: 'A1', refresh: 'R1', ...pair }, undefined);
    const asked = network(() => new Response(null, { status: 200 }));
    const opened = () => vault.use(id, secret => secret);

    policy = { tools: [{ ...place, clientId: 'theirs' }] };
    await applyManaged();
    expect(await readOne('tools', id)).toMatchObject({ client: { clientId: 'theirs' }, managed: { secret: true } });
    expect([(await readOne('tools', id))?.grant, await opened(), asked]).toEqual([undefined, {}, []]);
    await storeGrant(id, { clientId: 'theirs', hasSecret: false }, { access: 'A2', refresh: 'R2', ...pair }, undefined);
    await applyManaged();
    expect(await opened()).toEqual({ access: 'A2', refresh: 'R2' });
    expect((await readOne('tools', id))?.grant).toBeDefined();

    policy = {};
    await applyManaged();
    expect(asked.map(({ form }) => form.get('token'))).toEqual(['R2', 'A2']);
    expect(await opened()).toEqual({ access: 'A1', refresh: 'R1' });
    const after = await readOne('tools', id);
    expect(after).toMatchObject({ client: { clientId: 'mine' }, grant: { issuedAt: NOW }, hasApiKey: false });
    expect(after?.managed).toBeUndefined();
  });

  test('take the place of the user’s own, which comes back whole', async () => {
    await commands.saveApp({ ...APP, clientSecret: 'mine', tokenEndpoint: 'https://mine.example/t' }, sender);
    const before = await readOne('apps', ID);
    policy = { apps: [{ ...APP, clientSecret: 'theirs' }] };
    for (let i = 0; i < 2; i += 1) await applyManaged();
    expect(await secretOf(ID)).toBe('theirs');
    expect(await readOne('apps', ID)).not.toHaveProperty('tokenEndpoint');
    policy = { apps: [APP] };
    await applyManaged();
    expect(await secretOf(ID)).toBe('mine');
    policy = {};
    await applyManaged();
    expect(await secretOf(ID)).toBe('mine');
    expect(await readOne('apps', ID)).toEqual(before);
  });

  test('that come without a secret take the user’s', async () => {
    policy = { apps: [APP] };
    await applyManaged();
    await expect(commands.removeApp({ id: ID }, sender)).rejects.toMatchObject({ code: 'managed' });
    await commands.saveApp({ ...APP, clientSecret: 'mine' }, sender);
    await applyManaged();
    expect(await secretOf(ID)).toBe('mine');
    expect(await readOne('apps', ID)).toMatchObject({ hasSecret: true, managed: { secret: false } });
  });

  test('are the organisation’s whenever somebody saves the same in that very moment; what was saved before waits behind it', async () => {
    const place = { tool: 'postiz', origin: 'https://social.example' };
    const file = JSON.stringify({ format: 'token-health/accounts', version: 1, tools: [{ ...place, apiKey: 'mine' }] });
    const toolId = toolConnectionIdOf(place);
    const refused = async (asked: Promise<unknown>) =>
      void (await asked.catch(({ code }) => expect(code).toBe('managed')));
    for (let turns = 0; turns < 40; turns += 2) {
      policy = { apps: [{ ...APP, clientSecret: 'theirs' }], tools: [{ ...place, apiKey: 'theirs' }] };
      const soon = async () => {
        for (let i = 0; i < turns; i += 1) await new Promise(resolve => setImmediate(resolve));
      };
      await Promise.all([
        applyManaged(),
        soon().then(() => refused(commands.saveApp({ ...APP, clientSecret: 'mine' }, sender))),
        soon().then(() => refused(commands.saveTool({ ...place, apiKey: 'mine' }, sender))),
        soon().then(() => importAccounts(file, NOW)),
      ]);
      expect([await secretOf(ID), await secretOf(toolId)], `${turns} turns`).toEqual(['theirs', 'theirs']);
      policy = {};
      await applyManaged();
      const left = [await secretOf(ID), await secretOf(toolId)];
      expect(left.filter(secret => secret !== undefined && secret !== 'mine')).toEqual([]);
      for (const app of (await readAll('apps')).good) await commands.removeApp({ id: app.id }, sender);
      for (const tool of (await readAll('tools')).good) await commands.removeTool({ id: tool.id }, sender);
    }
  });

  test('stay when everything is erased, also where that is cut short', async () => {
    let during: unknown;
    const get = async () => {
      during = await fakeBrowser.storage.session.get('session');
      return policy;
    };
    await (await start()).session;
    Object.assign(fakeBrowser.storage, { managed: { get, setAccessLevel: async () => undefined } });
    await commands.eraseAll({ sure: true }, sender);
    // A worker that ends here begins a new session, and asks again.
    expect(during).toEqual({});
  });

  test('stay when everything is erased', async () => {
    policy = { apps: [{ ...APP, clientSecret: 'theirs' }], notices: false };
    await applyManaged();
    await commands.saveApp({ network: 'x', clientId: 'mine' }, sender);
    await commands.eraseAll({ sure: true }, sender);
    expect((await readAll('apps')).good.map(({ clientId }) => clientId)).toEqual(['org']);
    expect((await readSettings()).notices).toBe(false);
  });
});

test('what networks and tools are not known is left out, in the log once, and told to pages', async () => {
  policy = {
    apps: [{ network: 'myspace', clientId: '1' }, { network: 'mastodon', clientId: '2' }, APP],
    tools: [{ tool: 'fax', origin: 'https://fax.example' }],
    warnDays: 'ten',
  };
  await applyManaged();
  await applyManaged();
  expect((await readAll('apps')).good.map(({ id }) => id)).toEqual([ID]);
  const told = (await readLocks()).problems.map(({ path, problem }) => `${path} ${problem}`).sort();
  expect(told).toEqual([
    'apps[0].network unknown-network',
    'apps[1].issuer missing',
    'tools[0].tool unknown-tool',
    'warnDays wrong-value',
  ]);
  const lines = async () => (await readLog()).filter(({ what }) => what === 'managed-left-out').length;
  await expect.poll(lines).toBe(4);
});

describe('channels', () => {
  const HOOK = {
    kind: 'webhook',
    name: 'Newsroom',
    address: 'https://hooks.acme.example/in?key=their-address',
    signingSecret: 'whsec_their-signing-secret',
  };
  const opened = (id: string) => vault.use(id, secret => secret);
  const only = async () => (await readAll('channels')).good[0];

  test('are sealed, locked, may be tried and given to people, keep their place under another address, and go with them', async () => {
    policy = { channels: [HOOK], escalateDays: 7 };
    await applyManaged();
    const first = await only();
    const id = first?.id ?? '';
    expect(first).toMatchObject({
      kind: 'webhook',
      name: 'Newsroom',
      origin: 'https://hooks.acme.example',
      managed: true,
    });
    expect(await opened(id)).toEqual({ address: HOOK.address, signing: HOOK.signingSecret });
    expect(JSON.stringify([await readAll('channels'), await readLocks()])).not.toMatch(/their-/);
    expect(await readLocks()).toMatchObject({ any: true, settings: ['escalateDays'] });
    const mine = { kind: 'webhook' as const, name: 'Mine', address: 'https://mine.example/' };
    for (const refused of [
      () => commands.saveChannel({ ...mine, id }, sender),
      () => commands.replaceSigning({ id }, sender),
      () => commands.removeChannel({ id }, sender),
      () => commands.saveSettings({ escalateDays: 1 }, sender),
    ])
      await expect(refused()).rejects.toMatchObject({ code: 'managed' });
    await commands.saveSettings({ escalateDays: 7, secondPerson: null }, sender);
    await commands.saveChannel(mine, sender);
    const { id: jana } = await commands.savePerson({ name: 'Jana', channels: [id] }, sender);

    await changeChannel(id, c => c && { ...c, outcome: { code: 'sent', at: NOW } });
    await applyManaged();
    expect(await readOne('channels', id)).toMatchObject({ outcome: { code: 'sent' } });
    policy = { channels: [{ ...HOOK, address: 'https://new.acme.example/' }] };
    await applyManaged();
    expect(await readOne('channels', id)).toMatchObject({
      origin: 'https://new.acme.example',
      addedAt: first?.addedAt,
    });
    expect(await readOne('channels', id)).not.toHaveProperty('outcome');
    expect((await readOne('people', jana))?.channels).toEqual([id]);
    await commands.eraseAll({ sure: true }, sender);
    expect((await readAll('channels')).good.map(channel => channel.id)).toEqual([id]);

    policy = {};
    await applyManaged();
    expect([(await readAll('channels')).good, await opened(id)]).toEqual([[], undefined]);
  });

  test('that lack what their kind needs are left out', async () => {
    const form = { encoding: 'form', header: 'X-Key', template: '{"to": 1}' };
    const address = 'https://mail.acme.example/send';
    policy = {
      channels: [
        { ...HOOK, signingSecret: undefined },
        { kind: 'form', name: 'Mail', address },
        { kind: 'form', name: 'Mail', address, form },
        { kind: 'form', name: 'Mail', address, form: { ...form, template: '{"to": "{{to}}"}' }, key: 'their-key' },
        { ...HOOK, address: 'http://hooks.acme.example/' },
        { ...HOOK, kind: 'fax' },
      ],
    };
    await applyManaged();
    expect(await only()).toMatchObject({ kind: 'form', hasKey: true, form: { header: 'X-Key' } });
    expect((await readLocks()).problems.map(({ path, problem }) => `${path} ${problem}`)).toEqual([
      'channels[0].signingSecret missing',
      'channels[1].form missing',
      'channels[2].form.template wrong-value',
      'channels[4].address wrong-value',
      'channels[5].kind wrong-value',
    ]);
  });
});

test('what is switched off is refused', async () => {
  policy = { featuresOff: ['import'] };
  await expect(commands.importAccounts({ text: '{}' }, sender)).rejects.toMatchObject({ code: 'managed' });
  // Before the copy is made as well as after.
  await applyManaged();
  await expect(commands.importAccounts({ text: '{}' }, sender)).rejects.toMatchObject({ code: 'managed' });
  policy = {};
  await applyManaged();
  expect((await commands.importAccounts({ text: '{}' }, sender)).problems).not.toEqual([]);
});

test('a browser without managed settings is as ever', async () => {
  Object.assign(fakeBrowser.storage, { managed: undefined });
  expect(await readSettings()).toMatchObject(settings);
  expect(await applyManaged()).toEqual([]);
  expect((await readLocks()).any).toBe(false);
});
