/** A network's refusal as a failure that a person can be told of. */
import { Failure } from '@/utils/model/failure';
import type { Advice } from '@/utils/model/outcomes';
import type { Network, Refusal } from '@/utils/networks/define';
import { oauthAdvice } from '@/utils/networks/shared/advice';

/** The server does not know the app any more; where clients register themselves, a new one helps. */
const APP_GONE = 'appGone';

/** The next step, as far as the refusal tells it: the network's own table first, then the names that all servers share. */
const adviceOf = ({ failed, message, advice }: Refusal, network: Network | undefined): Advice | undefined => {
  if (advice || !message) return advice;
  return network?.advice?.(message) ?? (failed === 'app-refused' ? oauthAdvice(message) : undefined);
};

/** Its own words go along, cut to a length that fits a row. */
export const refuse = (refusal: Refusal, network?: Network): Failure => {
  const { failed, message, appGone } = refusal;
  const advice = adviceOf(refusal, network);
  return new Failure(failed, {
    ...(message ? { message: message.slice(0, 300) } : {}),
    ...(advice ? { advice } : {}),
    ...(appGone ? { [APP_GONE]: 'true' } : {}),
  });
};

export const isAppGone = (error: unknown): boolean => error instanceof Failure && error.fields[APP_GONE] !== undefined;
