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

/** For where the grey lines stand above the rows: what they say of a network no row says again. */
export const saidAbove = (views: readonly AccountView[], outages: readonly OutageView[]): readonly AccountView[] =>
  outages.length === 0
    ? views
    : views.map(view =>
        outages.some(({ network, issuer }) => network === view.network && issuer === view.issuer)
          ? { ...view, failure: undefined }
          : view,
      );
