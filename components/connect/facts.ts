/** What a network said about a pasted token, as lines to read. Pure. */
import { i18n } from '#i18n';
import type { Inspection } from '@/utils/model/inspection';
import { BROWSER } from '@/utils/model/words';
import { explanation } from '@/utils/wording/cause';
import { atHandle, networkName, shortNetwork } from '@/utils/wording/names';
import { keyOf, say } from '@/utils/wording/say';
import { stateLine } from '@/utils/wording/state';
import { clockTime, shortDate } from '@/utils/wording/time';

const DAY = 86_400_000;

/** The account as the wording takes it. */
const toldOf = (found: Inspection) => ({
  network: found.network,
  issuer: found.issuer,
  holder: BROWSER,
  handle: found.identity?.handle ?? '',
  name: found.identity?.name,
  health: found.health,
});

const kindOf = ({ tokenKind, refresh, expiresAt, result }: Inspection): string => {
  const alone = refresh && expiresAt === undefined && result === 'not-asked';
  const kind = i18n.t(`paste.kinds.${tokenKind ? (keyOf(tokenKind) as 'user') : alone ? 'refresh_only' : 'plain'}`);
  return refresh && !alone ? `${kind} · ${i18n.t('paste.with_refresh')}` : kind;
};

const whoseOf = ({ identity }: Inspection): string => {
  if (!identity) return i18n.t('paste.nobody');
  const { name, handle, networkAccountId } = identity;
  const unique = [...new Set([name, handle === name ? undefined : atHandle(handle), networkAccountId])];
  return unique.filter(Boolean).join(' · ');
};

export interface Fact {
  name: string;
  text: string;
  /** A list is shown as one. */
  list?: readonly string[];
  bad?: boolean;
}

/** In the order in which they are read: whose, what, how it stands, how long, what it may do. */
export const factsOf = (found: Inspection, lang: string): Fact[] => {
  // Within two days the hour counts.
  const date = (at: number) => (Math.abs(at - found.at) < 2 * DAY ? clockTime : shortDate)(at, found.at, lang);
  const end = (at: number | null | undefined): string =>
    at === null ? i18n.t('paste.ends_never') : at === undefined ? i18n.t('paste.ends_untold') : date(at);
  const { refreshExpiresAt, dataAccessEndsAt, issuedAt, scopes, missing, app } = found;
  const alive = found.result === 'alive';
  const maybe = (name: string, at: number | null | undefined): Fact[] =>
    typeof at === 'number' ? [{ name, text: date(at) }] : [];
  return [
    ...(found.identity || alive ? [{ name: i18n.t('paste.account'), text: whoseOf(found) }] : []),
    { name: i18n.t('paste.kind'), text: kindOf(found) },
    {
      name: i18n.t('paste.state'),
      text: found.result === 'refused' ? i18n.t('paste.not_accepted') : stateLine(toldOf(found), found.at, lang),
    },
    ...(alive || typeof found.expiresAt === 'number'
      ? [{ name: i18n.t('paste.ends'), text: end(found.expiresAt) }]
      : []),
    ...maybe(i18n.t('paste.refresh_ends'), refreshExpiresAt),
    ...maybe(i18n.t('paste.data_ends'), dataAccessEndsAt),
    ...maybe(i18n.t('paste.issued'), issuedAt),
    ...(scopes?.length ? [{ name: i18n.t('paste.scopes'), text: '', list: scopes }] : []),
    ...(missing?.length ? [{ name: i18n.t('paste.missing'), text: '', list: missing, bad: true }] : []),
    ...(app ? [{ name: i18n.t('paste.app'), text: app }] : []),
  ];
};

/** What that means for keeping it; the cause in plain words where it is over. */
export const meaningOf = (found: Inspection): string => {
  const network = shortNetwork(found.network, found.issuer);
  switch (found.result) {
    case 'alive':
      return '';
    case 'refused':
      return say('paste.refused', { network });
    case 'ended':
      return [explanation(toldOf(found))?.explain, i18n.t('paste.dead')].filter(Boolean).join(' ');
    case 'not-asked':
      return say(found.refresh ? 'paste.unasked' : 'paste.unasked_alone', { network });
    case 'inconclusive':
      return say('paste.unsure', { why: say(`failure.${keyOf(found.reason ?? 'not-understood')}`, { network }) });
  }
};

export const titleOf = (found: Inspection): string =>
  found.result === 'not-asked'
    ? i18n.t('paste.title_unasked')
    : say('paste.title', { network: networkName(found.network, found.issuer) });
