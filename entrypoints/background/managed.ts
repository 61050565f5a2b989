/** Follows the organisation's settings: puts them in force, says what was left out, and refuses what would go against them. */
import { withLock } from '@/utils/kit/lock';
import { log } from '@/utils/kit/log';
import { managedValues } from '@/utils/kit/managed';
import { announceChange } from '@/utils/kit/watch';
import { Failure } from '@/utils/model/failure';
import { APP_OBSTACLES } from '@/utils/model/health';
import type { Feature } from '@/utils/model/locks';
import { type Known, readManagedValues } from '@/utils/model/managed';
import type { Settings } from '@/utils/model/settings';
import { networkOf } from '@/utils/networks/index';
import { readApplied, writeApplied } from '@/utils/store/applied';
import { isOff, sureManaged } from '@/utils/store/managed';
import { readAll, readOne } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { toolApiOf } from '@/utils/tools/apis';
import { toolOf } from '@/utils/tools/index';
import { registerGuards } from './guards';
import { channelNeeds, placeChannels } from './managed-channels';
import { placeThings } from './managed-things';
import { round, showAll } from './rounds';
import { save } from './save';
import { registerOverlay } from './sites';

/** Networks and tools must be known, and servers named where a network lives on many. */
const known: Known = {
  app: ({ network: id, issuer }) => {
    const network = networkOf(id);
    if (!network) return { key: 'network', problem: 'unknown-network' };
    return network.needsIssuer && !issuer ? { key: 'issuer', problem: 'missing' } : undefined;
  },
  tool: ({ tool }) => (toolOf(tool) || toolApiOf(tool) ? undefined : { key: 'tool', problem: 'unknown-tool' }),
  channel: channelNeeds,
};

/** A stored state was judged by other days: judge it again. */
export const judgeAll = async (): Promise<void> => {
  const policy = policyOf(await readSettings());
  for (const { id } of (await readAll('accounts')).good) await save(id, policy, Date.now(), a => ({ ...a }));
};

/** What accounts are judged by where nothing is managed. */
const UNMANAGED = JSON.stringify([{}, {}]);

/**
 * Put in force what the organisation says now; doing it again changes nothing. One at a time: a browser may follow two changes at once.
 * @returns accounts that waited for an app
 */
export const applyManaged = (): Promise<string[]> =>
  withLock('managed', async () => {
    const values = await managedValues();
    const before = await readApplied();
    const managed = readManagedValues(values, known);
    const fresh = await placeThings(managed, Date.now());
    await placeChannels(managed.channels, Date.now());
    const { settings, warnDaysOf, off, problems } = managed;
    const things = managed.apps.length + managed.tools.length + managed.channels.length;
    const copy = { settings, warnDaysOf, off, problems, things };
    const judgedBy = JSON.stringify([settings, warnDaysOf]);
    // In force first, judged by afterwards: who is cut short in between judges again next time.
    const judged = before?.judgedBy ?? UNMANAGED;
    await writeApplied({ ...copy, judgedBy: judged });
    if (judgedBy !== judged) {
      await judgeAll();
      await writeApplied({ ...copy, judgedBy });
    }
    const news = problems.filter(({ path }) => !before?.problems.some(old => old.path === path));
    for (const { path, problem } of news) log('managed-left-out', { path, problem });
    await registerOverlay();
    await registerGuards();
    announceChange();
    const waiting = (await readAll('accounts')).good.filter(
      ({ obstacle, network }) => obstacle && APP_OBSTACLES.includes(obstacle) && fresh.includes(network),
    );
    return waiting.map(({ id }) => id);
  });

/** They changed while the browser runs. */
export const managedChanged = async (): Promise<void> => {
  const waiting = await applyManaged();
  await showAll();
  if (waiting.length) await round(waiting);
};

const refusal = (): Failure => new Failure('managed');

/** @throws Failure `managed` when the organisation has switched it off */
export const mustBeOn = async (feature: Feature): Promise<void> => {
  if (await isOff(feature)) throw refusal();
};

/** What is set to the same value is no change. @throws Failure `managed` */
export const mustBeFree = async (change: Partial<Settings>): Promise<void> => {
  const { settings, warnDaysOf } = await sureManaged();
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
  const locked = Object.entries(settings).some(([key, value]) => {
    const wanted = change[key as keyof Settings];
    return wanted !== undefined && differs(wanted, value);
  });
  const days = change.warnDaysOf;
  // With the days for all networks set, those of single ones are the organisation's alone, too.
  const networks = Object.keys(settings.warnDays ? { ...days, ...warnDaysOf } : warnDaysOf);
  const lockedDays = days && networks.some(network => differs(days[network], warnDaysOf[network]));
  if (locked || lockedDays) throw refusal();
};

/**
 * Is this app or tool the user's to change? A secret of their own may be added where the organisation brought none.
 * @throws Failure `managed`
 */
export const mustBeOwnThing = async (
  store: 'apps' | 'tools',
  id: string,
  change: 'remove' | { secret: boolean; tokenEndpoint?: string | undefined },
): Promise<void> => {
  const record = await readOne(store, id);
  if (!record?.managed) return;
  const endpoint = 'tokenEndpoint' in record ? record.tokenEndpoint : undefined;
  const onlySecret = change !== 'remove' && change.tokenEndpoint === endpoint && change.secret;
  if (!onlySecret || record.managed.secret) throw refusal();
};
