/** What the texts need to know of an account: a part that rows, badges and notices all have. */
import type { Account, ChildKind } from '../model/account';
import type { Inconclusive } from '../model/evidence';
import type { Outcome } from '../model/failure';
import type { Health, Obstacle } from '../model/health';
import type { Family } from '../model/snapshot';
import { BROWSER } from '../model/words';
import { accountName, atHandle, holderName, shortNetwork, TOOL_BUTTONS } from './names';
import { say } from './say';

export interface Told extends Pick<Account, 'network' | 'handle' | 'holder'> {
  name?: string | undefined;
  issuer?: string | undefined;
  login?: string | undefined;
  parentId?: string | undefined;
  kind?: ChildKind | undefined;
  family?: Family | undefined;
  unlisted?: boolean;
  health: Health;
  obstacle?: Obstacle | undefined;
  connectedAt?: number | undefined;
  readAt?: number | undefined;
  hasToken?: boolean;
  appId?: string | undefined;
  addedAt?: number | undefined;
  failures?: number;
  failure?: Inconclusive | undefined;
  outcome?: Outcome | undefined;
  snoozedUntil?: number | undefined;
  snoozeReason?: string | undefined;
  paused?: boolean;
  /** What the button is called where it is not the usual word: on a tool's page, the tool's own. */
  button?: string | undefined;
}

/** What the button is called (DESIGN.md 6.2): "Refresh" where the browser holds the token, "Reconnect" where a tool does. */
export const reconnectAction = (told: Pick<Told, 'holder'>): 'refresh' | 'reconnect' =>
  told.holder === BROWSER ? 'refresh' : 'reconnect';

/** What is pressed at the tool itself, for texts that are read away from our own buttons; `undefined`: the usual word. */
export const toolButton = ({ holder }: Pick<Told, 'holder'>): string | undefined => {
  const label = TOOL_BUTTONS[holder];
  return label && say(`tool_button.${label}`);
};

/** The placeholders that every text about an account may use. */
export const named = (told: Told) => ({
  network: shortNetwork(told.network, told.issuer),
  holder: holderName(told.holder),
  account: accountName(told),
  login: told.login?.trim() || told.family?.parent || (told.handle ? atHandle(told.handle) : accountName(told)),
  button: told.button ?? say(`common.${reconnectAction(told)}`),
});
