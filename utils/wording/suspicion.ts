/** "Probably ended too": what is suspected of an account, from whom, and since when. */
import type { Suspicion } from '../model/suspicion';
import { atHandle, shortNetwork } from './names';
import { say } from './say';
import { clockTime } from './time';

/** @param suspicion without `by` where nothing of another account may be told: on a tool's page */
export const suspicionLine = (
  { network, at, by }: Pick<Suspicion, 'network' | 'at'> & { by?: string | undefined },
  now: number,
  lang: string,
): string => {
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  const line = say(today ? 'suspicion.today' : 'suspicion.earlier', {
    network: shortNetwork(network),
    when: clockTime(at, now, lang),
  });
  return by ? say('suspicion.of', { line, account: atHandle(by) }) : line;
};
