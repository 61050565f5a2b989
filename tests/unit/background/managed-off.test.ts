/** What the organisation has switched off is refused where it is done, whoever asks and whatever a page shows; before the first copy of its settings is made as well as after. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { commands } from '@/entrypoints/background/commands';
import { applyManaged } from '@/entrypoints/background/managed';
import { startTeaching, teachHere } from '@/entrypoints/background/teach';
import { exportAs, exportHistory } from '@/entrypoints/dashboard/exporting';
import { FEATURES } from '@/utils/model/locks';
import { readSettings } from '@/utils/store/settings';
import { readSnapshot } from '@/utils/store/snapshot';
import { freshExtension, NOW, plant } from './extension';

freshExtension();

let policy: Record<string, unknown> = {};
beforeEach(() => {
  policy = {};
  Object.assign(fakeBrowser.storage, { managed: { get: async () => policy, setAccessLevel: async () => undefined } });
});

const PAGE = 'https://tool.example/accounts';
const inTab = { id: fakeBrowser.runtime.id, tab: { id: 7 }, frameId: 0, url: PAGE } as Parameters<typeof teachHere>[1];
const sender = { id: fakeBrowser.runtime.id } as Parameters<typeof teachHere>[1];

/** A feature, and everything that does it: each tells whether it was done. */
const whenOff = (feature: (typeof FEATURES)[number], doing: () => Promise<boolean[]>) =>
  describe(feature, () => {
    test.each([
      ['before the first copy', false],
      ['with the copy', true],
    ])('%s', async (_when, copied) => {
      policy = { featuresOff: FEATURES.filter(each => each !== feature) };
      if (copied) await applyManaged();
      expect(await doing()).not.toContain(false);
      policy = { featuresOff: [feature] };
      if (copied) await applyManaged();
      expect(await doing()).not.toContain(true);
    });
  });

/** Refused with the reason, or done (or refused for another reason: it was looked at). */
const isDone = async (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    error => error.code !== 'managed',
  );

whenOff('teach', async () => {
  const executeScript = vi.fn(async () => []);
  Object.assign(fakeBrowser.scripting, { executeScript, insertCSS: async () => undefined });
  Object.assign(fakeBrowser.tabs, { get: async () => ({ id: 7, status: 'complete', url: PAGE }) });
  await startTeaching({ address: PAGE, tabId: 7 });
  const started = executeScript.mock.calls.length > 0;
  // A picker that stands in a page already.
  await fakeBrowser.storage.session.set({ teaching: { tabId: 7, test: false } });
  const { mode } = await teachHere({}, inTab);
  return [
    started,
    mode !== null,
    await isDone(commands.saveTaught({ name: 'Tool', surface: {} }, inTab)),
    await isDone(commands.importRecipe({ text: '{}' }, sender)),
    await isDone(commands.renameRecipe({ id: 'my-tool', name: 'Other' }, sender)),
  ];
});

whenOff('import', async () => [await isDone(commands.importAccounts({ text: '{}' }, sender))]);

whenOff('export', async () => {
  await plant('a', { handle: 'acme' });
  const snapshot = await readSnapshot(NOW);
  const [view] = snapshot.accounts;
  if (!view) throw new Error('no account');
  const made: (string | undefined)[] = [];
  const link: { download?: string; click(): void } = { click: () => made.push(link.download) };
  vi.stubGlobal('document', { createElement: () => link });
  for (const kind of ['accounts', 'table', 'calendar'] as const)
    await exportAs(kind, snapshot, await readSettings(), 'en-GB');
  const event = { accountId: 'a', at: NOW, from: null, to: 'healthy', evidence: null } as const;
  await exportHistory([{ view, event }], 'en-GB');
  vi.unstubAllGlobals();
  return ['accounts.json', 'accounts.csv', 'deadlines.ics', 'history.csv'].map(name =>
    made.includes(`token-health-${name}`),
  );
});

const FACEBOOK = 'https://accountscenter.facebook.com/password_and_security';

whenOff('guard', async () => {
  await plant('page', { network: 'facebook', holder: 'livefyre' });
  const onNetwork = { ...inTab, url: FACEBOOK } as typeof inTab;
  const registered = vi.fn(async () => undefined);
  Object.assign(fakeBrowser.scripting, { registerContentScripts: registered });
  await commands.setGuard({ network: 'facebook', on: true }, sender);
  const shown = await commands.guard({ kind: 'password' }, onNetwork);
  const { brought } = await commands.bringGuard({ kind: 'password' }, onNetwork);
  return [registered.mock.calls.length > 0, shown !== null, brought];
});
