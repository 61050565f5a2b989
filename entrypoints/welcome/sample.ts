/**
 * A sample list to look around in: made-up accounts, judged as real ones are, in this page's memory alone. The database, the icon,
 * checks, notices and exports know nothing of them.
 */
import { DAY, DEFAULT_POLICY, HOUR, MINUTE } from '@/utils/health/policy';
import type { Account } from '@/utils/model/account';
import type { Evidence } from '@/utils/model/evidence';
import type { Person } from '@/utils/model/person';
import type { Snapshot } from '@/utils/model/snapshot';
import { withFamilies } from '@/utils/store/families';
import { ownersOf } from '@/utils/store/owners';
import { countStates, isLoud, viewOf, worstFirst } from '@/utils/store/snapshot';
import { totalsOf } from '@/utils/store/totals';

/** No real account has such an id. */
export const SAMPLE = 'sample-';

type Given = Pick<Account, 'network' | 'handle' | 'name' | 'holder'> &
  Partial<Account> & { says?: Partial<Evidence>; endsIn?: number };

const people = (now: number): Person[] => [
  { id: 'sample-jana', name: 'Jana Brandt', channels: [], addedAt: now },
  { id: 'sample-otto', name: 'Otto Weiss', channels: [], addedAt: now },
];

/** @param now epoch ms */
const accounts = (now: number): Account[] => {
  const given: Given[] = [
    {
      network: 'instagram',
      handle: 'harbour.coffee',
      name: 'Harbour Coffee',
      holder: 'livefyre',
      ownerId: 'sample-jana',
      says: { kind: 'network', finding: 'ended', cause: 'password-changed', at: now - 4 * MINUTE },
    },
    {
      network: 'facebook',
      handle: 'harbourcoffee',
      name: 'Harbour Coffee',
      holder: 'facelift',
      ownerId: 'sample-jana',
      says: { kind: 'tool-page', finding: 'ended', cause: 'checkpoint', at: now - 2 * HOUR },
    },
    {
      network: 'linkedin',
      handle: 'nordlicht-energie',
      name: 'Nordlicht Energie',
      holder: 'facelift',
      ownerId: 'sample-otto',
      says: { kind: 'tool-page', at: now - 3 * HOUR },
      endsIn: 4,
    },
    {
      network: 'tiktok',
      handle: 'velo.werk',
      name: 'Velo Werk',
      holder: 'postiz',
      says: { kind: 'tool-api', at: now - 20 * MINUTE },
      endsIn: 9,
    },
    {
      network: 'x',
      handle: 'velowerk',
      name: 'Velo Werk',
      holder: 'browser',
      token: { renews: 'refresh-token', expiresAt: now + 2 * HOUR, refreshExpiresAt: now + 170 * DAY },
      says: { kind: 'network', at: now - 9 * MINUTE },
    },
    {
      network: 'instagram-business',
      handle: 'nordlicht.energie',
      name: 'Nordlicht Energie',
      holder: 'livefyre',
      says: { kind: 'network', at: now - 9 * MINUTE },
      endsIn: 47,
    },
    {
      network: 'mastodon',
      handle: 'museum@social.example',
      issuer: 'https://social.example',
      name: 'City Museum',
      holder: 'browser',
      token: { renews: 'no', expiresAt: null },
      says: { kind: 'network', at: now - 30 * MINUTE, expiresAt: null },
    },
    {
      network: 'pinterest',
      handle: 'citymuseum',
      name: 'City Museum',
      holder: 'buffer',
      says: { kind: 'tool-api', at: now - HOUR },
      endsIn: 61,
    },
  ];
  return given.map(({ says, endsIn, ...account }, i) => {
    const expiresAt = endsIn === undefined ? {} : { expiresAt: now + endsIn * DAY + 2 * HOUR };
    const evidence: Evidence = { kind: 'network', at: now, finding: 'alive', ...expiresAt, ...says };
    return {
      id: `${SAMPLE}${i}`,
      tags: [],
      generation: 1,
      evidence: [evidence],
      health: {
        state: 'unknown',
        deadline: null,
        confidence: 'none',
        evidence: null,
        renewsItself: false,
        changesAt: null,
      },
      failures: 0,
      paused: false,
      addedAt: now - 90 * DAY,
      readAt: evidence.at,
      ...account,
    };
  });
};

/** @param now epoch ms */
export const sampleSnapshot = (now: number): Snapshot => {
  const [all, known] = [accounts(now), people(now)];
  const ownerOf = ownersOf(all, known, []);
  const views = withFamilies(all.map(account => viewOf(account, DEFAULT_POLICY, now, false, ownerOf(account)))).sort(
    worstFirst,
  );
  return {
    at: now,
    accounts: views,
    totals: totalsOf(views, now),
    counts: countStates(views),
    needsPerson: views.filter(view => isLoud(view, now)).length,
    checkedAt: now - 4 * MINUTE,
    outages: [],
    removals: [],
    setAside: 0,
    apps: [],
    tools: [],
    recipes: [],
    sightings: [],
    people: known,
  };
};
