/** What badge and card say about one row. Puts the product's texts together; the page's own words come in as plain data. */
import type { BadgeView, Row, RowVerdict } from '@/utils/messages';
import type { Health, Obstacle } from '@/utils/model/health';
import { isLost, type State } from '@/utils/model/words';
import type { PageTool } from '@/utils/tools/page-tool';
import type { Told } from '@/utils/wording/account';
import { explanation } from '@/utils/wording/cause';
import { accountLeft } from '@/utils/wording/deadline';
import { holderName, networkName } from '@/utils/wording/names';
import { isShown } from '@/utils/wording/outcome';
import { say } from '@/utils/wording/say';
import { stateLine, stateName } from '@/utils/wording/state';
import type { IconName } from './icons';

/** When and where it is read: language of the texts, and the moment (epoch ms). */
export interface Reading {
  lang: string;
  now: number;
}

export type Tone = 'red' | 'amber' | 'blue' | 'green' | 'grey';

const TONES: Record<State, Tone> = {
  revoked: 'red',
  expired: 'red',
  blocked: 'red',
  expiring: 'amber',
  limited: 'blue',
  unknown: 'grey',
  healthy: 'green',
};

export const toneOf = (state: State): Tone => TONES[state];

/** What a row turned out to be. */
export type Meaning =
  | { kind: 'account' | 'unsure'; view: BadgeView; elsewhere: number; stopped?: boolean }
  | { kind: 'several'; views: BadgeView[] }
  | { kind: 'new'; row: Row & { network: string }; elsewhere: number };

/** `undefined`: nothing to show, since nothing could be tracked without knowing its network. */
export const meaningOf = (row: Row, verdict: RowVerdict): Meaning | undefined => {
  const [view, ...more] = verdict.accounts;
  // Where an account is only named, nothing is said as long as it works.
  if (row.mention) {
    const lost = view && !more.length && isLost(view.health.state);
    return lost ? { kind: 'account', view, elsewhere: 0, stopped: row.key.startsWith('streams/') } : undefined;
  }
  if (more.length) return { kind: 'several', views: verdict.accounts };
  if (view) return { kind: verdict.unsure ? 'unsure' : 'account', view, elsewhere: verdict.elsewhere };
  const { network } = row;
  return network ? { kind: 'new', row: { ...row, network }, elsewhere: verdict.elsewhere } : undefined;
};

/** Every reason but these is something that keeps us from reading, with a step of its own. */
const NO_OBSTACLE: readonly Health['reason'][] = [undefined, 'not-read-yet', 'too-old', 'no-end-known'];

const isObstacle = (reason: Health['reason']): reason is Obstacle => !NO_OBSTACLE.includes(reason);

/** The account as the texts want it, with the tool's own word for its button. */
export const told = (view: BadgeView, tool: PageTool): Told => {
  const { reason, state } = view.health;
  const away = view.holder !== tool.id;
  return {
    ...view,
    ...(away ? {} : { button: say(`overlay.reconnect.${tool.reconnectLabel}`) }),
    ...(state === 'unknown' && isObstacle(reason) ? { obstacle: reason } : {}),
  };
};

/** A person has been at the tool to reconnect it, and nothing has told yet what came of it. */
export const isWaiting = ({ outcome, health }: BadgeView, { now }: Reading): boolean =>
  outcome?.code === 'opened-tool' && isShown(outcome, now) && health.state !== 'healthy';

/** "Access lost", "9 days left", "Renews itself". */
export const shortState = ({ health }: BadgeView, { lang, now }: Reading): string => {
  if (health.state === 'expiring' && health.deadline !== null) return accountLeft({ health }, now, lang);
  return health.state === 'healthy' && health.renewsItself ? say('state.renews') : stateName(health.state);
};

/** Inside a sentence a title starts small, where the language does that and the first word is no name. */
const lower = (text: string, names: readonly string[], lang: string): string =>
  lang.startsWith('en') && !names.some(name => text.startsWith(name))
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;

/** "Access lost: password was changed", "9 days left", "Renews itself until 3 May 2027". */
export const fullState = (view: BadgeView, tool: PageTool, { lang, now }: Reading): string => {
  const about = told(view, tool);
  const { state, cause } = view.health;
  if (!cause || state === 'healthy' || state === 'unknown' || state === 'expiring') return stateLine(about, now, lang);
  const title = explanation(about)?.title ?? stateName(state);
  const names = [networkName(view.network, view.issuer), holderName(view.holder)];
  return say('overlay.state_and_cause', { state: stateName(state), cause: lower(title, names, lang) });
};

export interface BadgeWords {
  text: string;
  tone: Tone;
  icon: IconName;
}

const accountWords = ({ view, stopped }: Meaning & { kind: 'account' | 'unsure' }, reading: Reading): string => {
  if (stopped) return say('overlay.not_running');
  return isWaiting(view, reading) ? say('overlay.waiting') : shortState(view, reading);
};

export const badgeWords = (meaning: Meaning, reading: Reading): BadgeWords => {
  switch (meaning.kind) {
    case 'account':
      return {
        text: accountWords(meaning, reading),
        tone: toneOf(meaning.view.health.state),
        icon: meaning.view.health.state,
      };
    case 'unsure':
      return { text: say('overlay.unsure'), tone: 'grey', icon: 'several' };
    case 'several': {
      const count = meaning.views.length;
      const text = count === 2 ? say('overlay.two_fit') : say('overlay.many_fit', { count });
      return { text, tone: 'grey', icon: 'several' };
    }
    case 'new':
      return { text: say('overlay.track'), tone: 'grey', icon: 'add' };
  }
};
