/** What the warning on a network's own page says. "Probably" and "up to" stand where nobody can know. */
import type { GuardedAccount, GuardGroup, GuardView } from '../model/guard';
import { atHandle, holderName, networkName } from './names';
import { say, sayCount } from './say';

const connections = ({ total }: GuardView, lang: string): string => sayCount('guard.connections', total, lang);

/** "3 tools", "this browser", "3 tools and this browser". */
const where = ({ tools, here }: GuardView, lang: string): string => {
  const inTools = sayCount('guard.tools', tools, lang);
  if (!here) return inTools;
  return tools ? say('guard.tools_and_here', { tools: inTools }) : say('guard.here');
};

/** The one sentence. Of several logins only one gets a new password: then it is "up to". */
export const guardSentence = (view: GuardView, lang: string): string => {
  const key = view.kind === 'password' && view.logins > 1 ? 'guard.password_some' : `guard.${view.kind}`;
  return say(key, { connections: connections(view, lang), where: where(view, lang) });
};

/** What follows from it, and what is not known; each a short sentence. */
export const guardNotes = (view: GuardView): string[] => [
  ...(view.kind === 'password' && view.logins > 1 ? [say('guard.password_logins')] : []),
  ...(view.unsure ? [say('guard.roles_unsure')] : []),
  say(`guard.${view.kind}_after`),
];

/** The head of a group; empty where there is only one and nothing to tell it apart by. */
export const groupName = ({ by, name = '' }: GuardGroup, { kind, groups }: GuardView): string => {
  if (by === 'login') return say('guard.by_login', { login: name });
  if (by === 'app') return say('guard.by_app', { id: name });
  if (by === 'tool') return say('guard.by_tool', { tool: holderName(name) });
  if (kind === 'apps') return say('guard.by_unknown_app');
  return groups.length > 1 ? say('guard.by_unknown_login') : '';
};

/** A handle shown as one; a name stays as it is. */
export const guardedName = ({ name }: GuardedAccount): string =>
  /^[\w.-]+$/.test(name) && name === name.toLowerCase() ? atHandle(name) : name;

/** Who holds it; and the network, where the page is about several: "Instagram" is enough, whichever login it has. */
export const guardedBy = ({ network, holder }: GuardedAccount, { networks, kind }: GuardView): string =>
  [
    networks.length > 1 ? networkName(network).replace(/ \(.*\)$/, '') : '',
    kind === 'apps' && holder !== 'browser' ? '' : holderName(holder),
  ]
    .filter(Boolean)
    .join(' · ');
