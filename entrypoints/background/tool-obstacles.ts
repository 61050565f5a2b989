/** Accounts that only their tool tells of: where its pages or list may no longer be read, or nobody knows how any more, their rows say so. */
import { holdsHosts } from '@/utils/kit/sites';
import type { Account } from '@/utils/model/account';
import type { ToolConnection } from '@/utils/model/app';
import type { Obstacle } from '@/utils/model/health';
import type { Sighting } from '@/utils/model/recipe';
import { BROWSER, isLost } from '@/utils/model/words';
import { readAll } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { hostsOfConnection, toolApiOf } from '@/utils/tools/apis';
import type { Tool } from '@/utils/tools/define';
import { toolOf } from '@/utils/tools/index';
import { patternOf } from '@/utils/tools/where';
import { save } from './save';
import { connectionOf } from './tool-match';

/** Those that are set, and cleared, here. */
const OURS: readonly Obstacle[] = ['tool-not-allowed', 'tool-removed'];

interface Known {
  connections: readonly ToolConnection[];
  sightings: readonly Sighting[];
  taught: ReadonlyMap<string, Tool>;
}

/** What it rests on was read in its tool. Where a date is known to go by, nobody has to read. */
const restsOnTool = ({ evidence, health }: Account): boolean => {
  const dated = evidence.some(({ kind }) => kind === 'user' || kind === 'estimate');
  return evidence.some(({ kind }) => kind === 'tool-page' || kind === 'tool-api') && (!dated || isLost(health.state));
};

/** Match patterns any of which will do: of its own address; else where this tool's rows were seen; else wherever it may be. */
const patternsOf = (account: Account, { connections, sightings, taught }: Known): readonly string[] => {
  const own = connectionOf(account, connections);
  if (own) return hostsOfConnection(own);
  const seen = sightings.filter(({ tool, foundAt }) => tool === account.holder && foundAt !== undefined);
  if (seen.length) return seen.flatMap(({ origin }) => patternOf(origin) ?? []);
  const same = connections.filter(({ tool }) => tool === account.holder);
  const hosts = (toolOf(account.holder) ?? taught.get(account.holder))?.hosts ?? [];
  return [...same.flatMap(hostsOfConnection), ...hosts];
};

const obstacleOf = async (account: Account, known: Known): Promise<Obstacle | undefined> => {
  const { holder } = account;
  if (!toolOf(holder) && !toolApiOf(holder) && !known.taught.has(holder)) return 'tool-removed';
  const patterns = patternsOf(account, known);
  const held = await Promise.all(patterns.map(pattern => holdsHosts([pattern])));
  return held.some(Boolean) || !patterns.length ? undefined : 'tool-not-allowed';
};

/** Call it whenever hosts or recipes may have changed. @param now epoch ms */
export const noteToolObstacles = async (now: number): Promise<void> => {
  const [accounts, connections, sightings, recipes] = await Promise.all([
    readAll('accounts'),
    readAll('tools'),
    readAll('sightings'),
    readAll('recipes'),
  ]);
  const taught = new Map(recipes.good.flatMap(({ id, corrects, tool }) => (corrects ? [] : [[id, tool] as const])));
  const known: Known = { connections: connections.good, sightings: sightings.good, taught };
  const policy = policyOf(await readSettings());
  const theirs = accounts.good.filter(each => each.holder !== BROWSER && !each.token && !each.parentId);
  for (const account of theirs) {
    if (account.obstacle && !OURS.includes(account.obstacle)) continue;
    const obstacle = restsOnTool(account) ? await obstacleOf(account, known) : undefined;
    if (obstacle !== account.obstacle) await save(account.id, policy, now, a => ({ ...a, obstacle }));
  }
};
