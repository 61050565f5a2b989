/** One grey line for a network that does not answer, instead of many red rows. */
import type { OutageView } from '../model/snapshot';
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
