/** Which button an account gets first, and what it says. */
import { named, reconnectAction, type Told } from './account';
import { helpFor, pageFor } from './own';
import { say } from './say';

/** Signing in again may help, now or later; nowhere where the network has ended its API. */
export const mayReconnect = (told: Pick<Told, 'health'>): boolean => told.health.cause !== 'api-discontinued';

export type PrimaryAction = 'refresh' | 'reconnect' | 'open-network' | 'allow' | 'add-app' | 'mend-app';

/** What gets furthest: an obstacle out of the way, then what the network wants, then fresh access. */
export const primaryAction = (told: Pick<Told, 'network' | 'holder' | 'health' | 'obstacle'>): PrimaryAction => {
  if (told.obstacle === 'host-not-granted' || told.obstacle === 'tool-not-allowed') return 'allow';
  if (told.obstacle === 'app-missing') return 'add-app';
  if (told.obstacle === 'app-refused') return 'mend-app';
  if (told.obstacle === 'app-not-enabled') return 'open-network';
  if (told.health.state === 'blocked') return 'open-network';
  const help = helpFor(told);
  return help && !help.reconnectHelps && help.page ? 'open-network' : reconnectAction(told);
};

export const actionText = (action: PrimaryAction, told: Told): string => {
  switch (action) {
    case 'refresh':
      return say('common.refresh');
    case 'reconnect':
      return say('common.reconnect');
    case 'open-network':
      return say('common.open_network', named(told));
    case 'allow':
      return say('common.allow');
    case 'add-app':
      return say('common.add_app');
    case 'mend-app':
      return say('common.mend_app');
  }
};

/** The cause has a page of the network to go to that the first button does not lead to. */
export const hasPage = (told: Told): boolean =>
  !told.obstacle && pageFor(told) !== null && primaryAction(told) !== 'open-network';
