/** One grey line for a network that does not answer, instead of many red rows. */
import type { AccountView, OutageView } from '../model/snapshot';
import { shortNetwork } from './names';
import { say, t } from './say';
import { clockTime } from './time';

export const outageLine = (outage: OutageView, now: number, lang: string): string => {
  const last = outage.lastGoodAt
    ? say('outage.last_good', { when: clockTime(outage.lastGoodAt, now, lang) })
    : t('outage.no_last_good');
  const kind = outage.reason === 'rate-limited' ? 'rate_limited' : 'unreachable';
  return say(`outage.${kind}`, { network: shortNetwork(outage.network, outage.issuer), last });
};

/** What a grey line says of a network in its own words; that a check has to be paid, or made no sense, it does not say. */
const isSaid = (failure: AccountView['failure'], { reason }: OutageView): boolean =>
  reason === 'rate-limited' ? failure === reason : failure === 'unreachable' || failure === 'outage';

/** For where the grey lines stand above the rows: what they say of a network no row says again. */
export const saidAbove = (views: readonly AccountView[], outages: readonly OutageView[]): readonly AccountView[] =>
  outages.length === 0
    ? views
    : views.map(view =>
        outages.some(
          outage => outage.network === view.network && outage.issuer === view.issuer && isSaid(view.failure, outage),
        )
          ? { ...view, failure: undefined }
          : view,
      );
