/** Issue 3: each network connected, checked, killed each way that its double knows, mended there or reconnected; and what must kill nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STATE_OF_CAUSE } from '../../utils/model/words';
import type { TroubleKind } from '../world/core/trouble.ts';
import { startWorld } from '../world/world.ts';
import { ALL } from './kills/all.ts';
import type { Held, Kill, Kills } from './kills/kill.ts';
import { OTHER_CLIENT } from './kills/oauth.ts';
import { shortNetwork } from './kills/speaker.ts';
import {
  check,
  explained,
  idOf,
  pageBehind,
  press,
  reconnect,
  rowIs,
  rowOf,
  type Stage,
  signInBy,
} from './kills/stage.ts';
import { WORDS } from './kills/words.ts';
import { launch, until } from './support/browser.ts';
import { importFile, rows, type ShownRow } from './support/rows.ts';

/** `KILLS=x,threads` works these alone. */
const only = process.env.KILLS?.split(',');
const networks = ALL.filter(each => !only || only.includes(each.network));

/** Short, and none within another. */
const nameOf = ({ network }: Kills, index: number) => `${network.replace('-', '')}.${String(index).padStart(2, '0')}`;
/** Rows of X beside those that are killed. */
const SPARE = [96, 97, 98] as const;
const entriesOf = ({ network, kills }: Kills): [number, Kill | undefined][] => [
  ...kills.entries(),
  ...(network === 'x' ? SPARE.map((index): [number, undefined] => [index, undefined]) : []),
];
const stage = {} as Stage;
const ids = new Map<string, string>();
const heldBy = new Map<string, Held>();

beforeAll(async () => {
  stage.world = await startWorld({
    keepAlive: false,
    oauth: {
      clients: [
        {
          client_id: OTHER_CLIENT,
          token_endpoint_auth_method: 'none',
          redirect_uris: ['https://other.acme.example/'],
          grant_types: ['authorization_code', 'refresh_token'],
        },
      ],
    },
  });
  stage.browser = await launch({ port: stage.world.port });
  stage.dashboard = await stage.browser.open('dashboard.html#/accounts');
  const { world } = stage;
  const accounts: object[] = [];
  for (const each of networks) {
    for (const [index, kill] of entriesOf(each)) {
      const who = nameOf(each, index);
      const held = await (kill?.held ?? each.held)(world, who);
      heldBy.set(who, held);
      accounts.push({ holder: 'browser', ...held });
    }
  }
  const apps = networks
    .filter(each => each.app(world).clientId)
    .map(each => ({ network: each.network, ...each.app(world) }));
  await importFile(stage.dashboard, { format: 'token-health/accounts', version: 1, apps, accounts });
  // A long list is shown piece by piece: once scrolled to its end, all of it is there.
  await until('every row', async () => {
    await stage.dashboard.evaluate(() => scrollTo(0, document.body.scrollHeight));
    return (await rows(stage.dashboard)).length === accounts.length;
  });
  for (const each of networks)
    for (const [index] of entriesOf(each)) {
      const who = nameOf(each, index);
      ids.set(who, await idOf(stage, each.network, heldBy.get(who)?.handle ?? who));
    }
});
afterAll(async () => {
  await stage.browser?.close();
  await stage.world?.close();
});

const wordsOf = (each: Kills, kill: Kill) => each.own?.[kill.cause] ?? WORDS[kill.cause];

/** Where the row leads, and by which button: its first one, or the one under the steps. */
const checkWay = async (each: Kills, kill: Kill, id: string, held: Held | undefined) => {
  const words = wordsOf(each, kill);
  const button = `Open ${shortNetwork(each.network)}`;
  const { steps, rest, dialog } = await explained(stage, id);
  expect(steps).toHaveLength(3);
  expect(steps[0]).toMatch(words?.first ?? /^never$/);
  expect(
    rest.find(text => words?.who.test(text)),
    'who can do it',
  ).toBeDefined();
  const blocked = STATE_OF_CAUSE[kill.cause] === 'blocked';
  const page = words?.page && (each.pages[words.page] ?? each.pages.home);
  const wanted = page?.replace('{id}', held?.networkAccountId?.split(':').at(-1) ?? '');
  if (wanted && !blocked)
    expect(await pageBehind(stage, () => dialog.getByRole('button', { name: button }).click())).toBe(wanted);
  else expect(await dialog.getByRole('button', { name: button }).count()).toBe(0);
  await stage.dashboard.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  // What has to be done at the network first is the row's first button; a sign-in does not help yet.
  const first = rowOf(stage, id).locator('.row-buttons button').first();
  expect(await first.innerText()).toBe(blocked ? button : 'Refresh');
  if (blocked) expect(await pageBehind(stage, () => first.click())).toBe(wanted);
};

describe.each(networks)('$network', each => {
  test('connected through its own pages, read by a fresh call', async () => {
    const { world, dashboard } = stage;
    const who = nameOf(each, 99);
    await each.held(world, who);
    each.signIn(world, who);
    await dashboard.bringToFront();
    await dashboard.getByRole('button', { name: 'Connect account' }).first().click();
    const dialog = dashboard.getByRole('dialog');
    await dialog.locator('[name=network]').selectOption(each.network);
    for (const [name, value] of Object.entries(each.app(world))) {
      const field = dialog.locator(`[name=${name}]`);
      if (value && (await field.count())) await field.fill(value);
    }
    const connect = dialog.getByRole('button', { name: 'Connect', exact: true });
    const arrived = async () =>
      (await rows(dashboard)).some(row => row.network === each.network && row.text.toLowerCase().includes(who));
    await signInBy(stage, each, who, () => connect.click(), arrived);
    const id = await idOf(stage, each.network, who);
    await rowIs(stage, id, row => row.state === 'healthy' && row.evidence === 'network');
    ids.set(who, id);
  });

  test.each(each.kills.map((kill, index) => ({ kill, how: kill.how, cause: kill.cause, who: nameOf(each, index) })))(
    '$how: $cause',
    async ({ kill, who }) => {
      const id = ids.get(who) ?? '';
      const { world } = stage;
      await rowIs(stage, id, row => (kill.born ? row.evidence === 'network' : row.state === 'healthy'));
      await kill.die(world, who);
      const state = STATE_OF_CAUSE[kill.cause] ?? kill.state ?? 'revoked';
      // What was renewed within the last minute is not renewed again, whoever asks.
      const said = new RegExp(`${shortNetwork(each.network).replaceAll('.', '\\.')} said so just now`);
      const told = (row: ShownRow) =>
        row.state === state && row.cause === kill.cause && row.evidence === 'network' && said.test(row.text);
      const dead = await until('the network’s word', () => check(stage, id, told), 3);
      expect(dead.text).toMatch(wordsOf(each, kill)?.title ?? /never/);
      await checkWay(each, kill, id, heldBy.get(who));
      kill.mend?.(world, who);
      if (kill.heals) await check(stage, id, row => row.state === 'healthy' && row.evidence === 'network');
      else await reconnect(stage, each, id, who, heldBy.get(who)?.issuer);
    },
  );

  test.each(each.harmless ?? [])('$how: nothing happens', async ({ does }) => {
    const who = nameOf(each, 99);
    does(stage.world, who);
    await check(stage, ids.get(who) ?? '', row => row.state === 'healthy' && /confirmed it just now/.test(row.text));
  });
});

/** In the row, or once in the grey line above all of them. */
const DOWN = /has trouble|is not answering/;
const NONSENSE = /the last answer made no sense/;

describe('what says nothing about a token leaves every row green, and says why its proof is getting older', () => {
  /**
   * The connected row of each network; of X one that nobody has touched since the import, as it is asked at most once a minute. Its next
   * refresh token comes in the very answer that breaks off: for that it has another row.
   */
  const rowFor = (each: Kills, kind?: TroubleKind) => {
    const spare = kind === 'truncated' ? SPARE[0] : kind === 'rate-limit' ? SPARE[1] : SPARE[2];
    return ids.get(nameOf(each, each.network === 'x' ? spare : 99)) ?? '';
  };
  const everywhere = (kind: TroubleKind, options = {}) => {
    for (const each of networks) for (const host of each.hosts) stage.world.trouble(host, kind, options);
  };
  const asked = (each: Kills) => stage.world.requests(entry => each.hosts.includes(entry.host)).length;
  const above = async ({ network }: Kills) =>
    (await stage.dashboard.locator(`.outage[data-network="${network}"]`).allInnerTexts()).join('\n');
  const checkEach = async (kind: TroubleKind | undefined, wanted: RegExp, fresh = true) => {
    const before = new Map(networks.map(each => [each, asked(each)]));
    for (const each of networks) await press(stage, rowFor(each, kind), 'Check now');
    for (const each of networks) {
      const row = await rowIs(
        stage,
        rowFor(each, kind),
        async r => wanted.test(`${r.text}\n${await above(each)}`) && (!fresh || asked(each) > (before.get(each) ?? 0)),
      );
      expect(row, each.network).toMatchObject({ state: 'healthy', cause: '', evidence: 'network' });
    }
  };

  test.each<[TroubleKind, RegExp]>([
    ['outage503', DOWN],
    ['error500', DOWN],
    ['html502', DOWN],
    ['html200', NONSENSE],
    ['wrong-type', NONSENSE],
    ['truncated', NONSENSE],
    ['error200', /has trouble|is not answering|the last answer made no sense/],
    ['reset', /no answer last time|is not answering/],
    ['billing', /wants this check to be paid/],
    ['policy', /refused to be asked/],
  ])('%s', async (kind, why) => {
    everywhere(kind);
    await checkEach(kind, why);
    everywhere('none');
  });

  test('well again: a fresh proof, and nothing left of it', async () => {
    await checkEach(undefined, /confirmed it just now(?! ·)/);
  });

  test('a limit, each in its own format: left alone until then, whoever asks', async () => {
    everywhere('rate-limit', { seconds: 3600 });
    await checkEach('rate-limit', /asks for a pause/);
    everywhere('none');
    const before = networks.map(asked);
    await checkEach('rate-limit', /asks for a pause/, false);
    expect(networks.map(asked)).toEqual(before);
  });
});
