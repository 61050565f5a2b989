/** Made-up accounts as pages get them. */
import { totalsOf } from '@/utils/store/totals';
import type { AccountView, Snapshot } from '../../../utils/model/snapshot';
import { STATES, type State } from '../../../utils/model/words';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** 21 November 2026, 12:00 in the zone of the machine, so that dates read the same everywhere. */
export const NOW = new Date(2026, 10, 21, 12).getTime();

type Change = Partial<Omit<AccountView, 'health'>> & { health?: Partial<AccountView['health']> };

/** One account; healthy, held by Livefyre, proved two minutes ago, unless `change` says otherwise. */
export const viewOf = (id: string, state: State, { health, ...change }: Change = {}): AccountView => ({
  id,
  network: 'instagram',
  handle: 'acme.sports',
  name: 'Acme Sports',
  holder: 'livefyre',
  tags: [],
  failures: 0,
  paused: false,
  addedAt: NOW - 90 * DAY,
  hasToken: false,
  busy: false,
  ...change,
  health: {
    state,
    deadline: null,
    confidence: 'certain',
    evidence: { kind: 'network', at: NOW - 2 * MINUTE },
    renewsItself: false,
    changesAt: null,
    ...health,
  },
});

export const snapshotOf = (accounts: AccountView[], change: Partial<Snapshot> = {}): Snapshot => ({
  at: NOW,
  accounts,
  totals: totalsOf(accounts, change.at ?? NOW),
  counts: Object.fromEntries(
    STATES.map(state => [state, accounts.filter(view => view.health.state === state).length]),
  ) as Record<State, number>,
  needsPerson: accounts.filter(view => STATES.indexOf(view.health.state) < 4).length,
  checkedAt: NOW - 2 * MINUTE,
  outages: [],
  removals: [],
  setAside: 0,
  apps: [],
  tools: [],
  recipes: [],
  sightings: [],
  people: [],
  ...change,
});
