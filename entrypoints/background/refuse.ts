/** A network's refusal as a failure that a person can be told of. */
import { Failure } from '@/utils/model/failure';
import type { Refusal } from '@/utils/networks/define';

/** The server does not know the app any more; where clients register themselves, a new one helps. */
const APP_GONE = 'appGone';

/** Its own words go along, cut to a length that fits a row. */
export const refuse = ({ failed, message, appGone }: Refusal): Failure =>
  new Failure(failed, {
    ...(message ? { message: message.slice(0, 300) } : {}),
    ...(appGone ? { [APP_GONE]: 'true' } : {}),
  });

export const isAppGone = (error: unknown): boolean => error instanceof Failure && error.fields[APP_GONE] !== undefined;
