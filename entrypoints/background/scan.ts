/** Rows that a content script read from a tool's page: what the tool shows becomes evidence, the answer says what to badge. */
import type { Browser } from 'wxt/browser';
import { observeTool } from '@/utils/health/observe';
import { HOUR } from '@/utils/health/policy';
import { isOvertaken, lastWord } from '@/utils/health/word';
import type { Row, RowVerdict } from '@/utils/messages';
import type { Account } from '@/utils/model/account';
import { database } from '@/utils/store/db';
import { ownersOf } from '@/utils/store/owners';
import { readAll } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { viewOf } from '@/utils/store/snapshot';
import { matchRows } from '@/utils/tools/match';
import { toolOfPage } from './places';
import { showAll } from './rounds';
import { save } from './save';
import { noteRows } from './sightings';
import { withoutOtherServers } from './tool-page';

/** What a tool repeats is written down once an hour, unless something else was learned since; a change at once. */
const REPEAT_AFTER = HOUR;

const news = (account: Account, shows: 'ended' | 'alive', now: number): boolean => {
  const last = lastWord(account, 'tool-page');
  return !last || last.finding !== shows || now - last.at > REPEAT_AFTER || isOvertaken(account, last);
};

/** Note what the tool shows for rows that are exactly one account. */
const noteClaims = async (
  rows: readonly Row[],
  verdicts: readonly RowVerdict[],
  accounts: readonly Account[],
  now: number,
): Promise<boolean> => {
  const policy = policyOf(await readSettings());
  const byId = new Map(accounts.map(account => [account.id, account]));
  let changed = false;
  for (const [i, verdict] of verdicts.entries()) {
    const shows = rows[i]?.shows;
    const [only, ...others] = verdict.accounts;
    const account = only && !others.length ? byId.get(only.id) : undefined;
    if (!shows || !account || verdict.unsure || !news(account, shows, now)) continue;
    await save(account.id, policy, now, a => observeTool(a, 'tool-page', shows, now));
    changed = true;
  }
  return changed;
};

const readViews = async (accounts: readonly Account[], now: number) => {
  const policy = policyOf(await readSettings());
  const busy = new Set(await (await database()).getAllKeys('jobs'));
  const ownerOf = ownersOf(accounts, (await readAll('people')).good, (await readAll('logins')).good);
  return accounts.map(account => viewOf(account, policy, now, busy.has(account.id), ownerOf(account)));
};

/** What to show for the rows of the sender's page; which tool that is, its address tells. */
export const scan = async (
  rows: readonly Row[],
  sender: Browser.runtime.MessageSender,
): Promise<{ rows: RowVerdict[]; left?: true }> => {
  const tool = await toolOfPage(sender.url);
  if (!tool) return { rows: [], left: true };
  const now = Date.now();
  const connections = (await readAll('tools')).good;
  const readHere = async () => withoutOtherServers((await readAll('accounts')).good, tool.id, sender.url, connections);
  const listed = rows.filter(({ key }) => key.startsWith('accounts/')).length;
  if (listed && sender.url) await noteRows(tool.id, sender.url, listed, now);
  const accounts = await readHere();
  const first = matchRows([...rows], await readViews(accounts, now), tool);
  if (!(await noteClaims(rows, first, accounts, now))) return { rows: first };
  const fresh = matchRows([...rows], await readViews(await readHere(), now), tool);
  void showAll();
  return { rows: fresh };
};
