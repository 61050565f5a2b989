/** What pages show: read from the database, judged for the moment of reading, without any secret. */
import { toldEnd } from '../health/deadline';
import { judge } from '../health/judge';
import { type Policy, policyFor } from '../health/policy';
import { doubted, standing } from '../health/suspicion';
import type { Account } from '../model/account';
import { NOT_LISTED } from '../model/evidence';
import type { RecipeView } from '../model/recipe';
import type { AccountView, OutageView, Snapshot } from '../model/snapshot';
import { needsPerson, rankOf, STATES, type State } from '../model/words';
import type { Recipe } from '../tools/recipe';
import { database } from './db';
import { withFamilies } from './families';
import { ownersOf } from './owners';
import { readAll } from './read';
import { readRemovals } from './removals';
import type { HostRecord } from './schema';
import { policyOf, readSettings } from './settings';
import { totalsOf } from './totals';

/** By its own token, too, an account may be out of reach of the grant. */
const isLeftOut = (evidence: Account['evidence']): boolean =>
  evidence.findLast(e => e.kind === 'network' && e.finding === 'alive')?.missing?.includes(NOT_LISTED) ?? false;

export const viewOf = (
  account: Account,
  policy: Policy,
  now: number,
  busy: boolean,
  owner?: AccountView['owner'],
): AccountView => {
  const { token, evidence, generation, dueAt, waitUntil, health, importedFrom, ...given } = account;
  const { parentToken, hiddenChildren, listDueAt, unlisted, suspicion: raised, ownerId, ...shown } = given;
  const expiresAt = toldEnd(account);
  const told = expiresAt === undefined ? {} : { expiresAt };
  const judged = judge(account, policyFor(policy, account.network), now);
  const suspicion = standing(account, judged);
  return {
    ...shown,
    ...told,
    ...(suspicion ? { suspicion } : {}),
    ...(owner ? { owner } : {}),
    ...(unlisted?.finding === 'alive' || isLeftOut(evidence) ? { unlisted: true } : {}),
    health: doubted(judged, suspicion),
    hasToken: token !== undefined,
    busy,
  };
};

const byName = new Intl.Collator().compare;

/** Worst state first, then the nearest deadline, then by name. */
export const worstFirst = (a: AccountView, b: AccountView): number =>
  rankOf(a.health.state) - rankOf(b.health.state) ||
  (a.health.deadline ?? Number.MAX_VALUE) - (b.health.deadline ?? Number.MAX_VALUE) ||
  byName(a.name ?? a.handle, b.name ?? b.handle) ||
  byName(a.id, b.id);

/** Counts on the icon: needs a person, and nobody has put it off. */
export const isLoud = (view: Pick<AccountView, 'health' | 'paused' | 'snoozedUntil'>, now: number): boolean =>
  needsPerson(view.health.state) && !view.paused && (view.snoozedUntil ?? 0) <= now;

/** One failed answer is no outage; two in a row on one host are, and so is a request to wait. */
const outageOf = (host: HostRecord, now: number): OutageView[] => {
  const waiting = host.reason === 'rate-limited' && (host.until ?? 0) > now;
  if (!host.reason || !(waiting || (host.reason !== 'rate-limited' && host.failures > 1))) return [];
  const { network, issuer, since, lastGoodAt, reason, until } = host;
  return [
    {
      network,
      since: since ?? now,
      reason,
      ...(issuer ? { issuer } : {}),
      ...(lastGoodAt ? { lastGoodAt } : {}),
      ...(until ? { until } : {}),
    },
  ];
};

export const countStates = (views: readonly AccountView[]): Record<State, number> => {
  const counts = Object.fromEntries(STATES.map(state => [state, 0])) as Record<State, number>;
  for (const view of views) counts[view.health.state] += 1;
  return counts;
};

const recipeView = ({ id, origin, corrects, changedAt, tool }: Recipe): RecipeView => ({
  id,
  name: tool.name,
  origin,
  page: tool.pages.accounts,
  corrects: corrects ?? false,
  changedAt,
});

/** @param now epoch ms */
export const readSnapshot = async (now: number): Promise<Snapshot> => {
  const db = await database();
  const [accounts, apps, tools, recipes, sightings, people, logins, jobs, hosts, setAside, settings, removals] =
    await Promise.all([
      readAll('accounts'),
      readAll('apps'),
      readAll('tools'),
      readAll('recipes'),
      readAll('sightings'),
      readAll('people'),
      readAll('logins'),
      db.getAll('jobs'),
      db.getAll('hosts'),
      db.count('setAside'),
      readSettings(),
      readRemovals(now),
    ]);
  const busy = new Set(jobs.map(job => job.id));
  const windows = new Set(jobs.flatMap(job => (job.kind === 'reconnect' ? job.id : [])));
  const policy = policyOf(settings);
  // What rests on another account's token waits for that one.
  const isBusy = ({ id, token, parentId }: Account) => busy.has(id) || (!token && busy.has(parentId ?? ''));
  const ownerOf = ownersOf(accounts.good, people.good, logins.good);
  const shown = accounts.good.map(account => ({
    ...viewOf(account, policy, now, isBusy(account), ownerOf(account)),
    ...(windows.has(account.id) ? { signingIn: true } : {}),
  }));
  const views = withFamilies(shown).sort(worstFirst);
  const checkedAt = Math.max(
    0,
    ...hosts.map(host => host.lastGoodAt ?? 0),
    ...tools.good.map(tool => tool.readAt ?? 0),
  );
  return {
    at: now,
    accounts: views,
    totals: totalsOf(views, now),
    counts: countStates(views),
    needsPerson: views.filter(view => isLoud(view, now)).length,
    ...(checkedAt ? { checkedAt } : {}),
    outages: hosts.flatMap(host => outageOf(host, now)),
    removals,
    setAside:
      setAside + accounts.bad.length + apps.bad.length + tools.bad.length + recipes.bad.length + people.bad.length,
    apps: apps.good,
    tools: tools.good,
    recipes: recipes.good.map(recipeView),
    sightings: sightings.good,
    people: people.good.sort((a, b) => byName(a.name, b.name)),
  };
};
