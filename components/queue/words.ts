/** What the queue says of its stops. */
import type { Stop } from '@/utils/insight/queue';
import type { AccountView } from '@/utils/model/snapshot';
import { named } from '@/utils/wording/account';
import { accountName, holderName, shortNetwork } from '@/utils/wording/names';
import { say, sayCount } from '@/utils/wording/say';
import { listNames } from '@/utils/wording/signIn';
import { stateLine } from '@/utils/wording/state';

/** Who signs people in: "Instagram (Facebook Login)" is Facebook. */
export const siteOf = ({ network, issuer }: Pick<AccountView, 'network' | 'issuer'>): string =>
  shortNetwork(network, issuer);

/** The login alone: whoever administers a Page is asked for in the hints. */
const loginName = (view: AccountView): string => named(view).login;

/** "Facebook as Anna Berger" */
export const stopTitle = (lead: AccountView): string =>
  say('queue.as', { network: siteOf(lead), login: loginName(lead) });

const NAMED = 2;

/** "Northwind and 3 more · Livefyre · Password was changed" */
export const stopLine = ({ views }: Pick<Stop, 'views'>, now: number, lang: string): string => {
  const [lead] = views;
  if (!lead) return '';
  const names = listNames(views.slice(0, NAMED).map(accountName), Math.max(0, views.length - NAMED), lang);
  return [names, holderName(lead.holder), stateLine(lead, now, lang)].join(' · ');
};

/** "8 accounts in 3 sign-ins" */
export const stopsText = (stops: readonly Stop[], lang: string): string =>
  say('queue.in', {
    accounts: sayCount(
      'common.accounts',
      stops.reduce((sum, { views }) => sum + views.length, 0),
      lang,
    ),
    stops: sayCount('queue.sign_ins', stops.length, lang),
  });
