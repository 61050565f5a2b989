/** Rows that a content script read from a tool's page: what the tool shows becomes evidence, the answer says what to badge. */
import type { Browser } from 'wxt/browser';
import { observeTool } from '@/utils/health/observe';
import { HOUR } from '@/utils/health/policy';
import type { Row, RowVerdict } from '@/utils/messages';
import type { Account } from '@/utils/model/account';
import { database } from '@/utils/store/db';
import { readAll } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { viewOf } from '@/utils/store/snapshot';
import type { Tool } from '@/utils/tools/define';
import { matchRows } from '@/utils/tools/match';
import { toolAt } from '@/utils/tools/where';
import { showAll } from './rounds';
import { save } from './save';

/** What a tool repeats is written down once an hour; a change at once. */
const REPEAT_AFTER = HOUR;

const news = (account: Account, shows: 'ended' | 'alive', now: number): boolean => {
  const last = account.evidence.findLast(e => e.kind === 'tool-page');
  return !last || last.finding !== shows || now - last.at > REPEAT_AFTER;
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
  return accounts.map(account => viewOf(account, policy, now, busy.has(account.id)));
};

/** A page may only ask for the tool that lives on its own address. */
export const scan = async (
  tool: Tool,
  rows: readonly Row[],
  sender: Browser.runtime.MessageSender,
): Promise<{ rows: RowVerdict[] }> => {
  if (!toolAt([tool], sender.url ?? '')) return { rows: [] };
  const now = Date.now();
  const accounts = (await readAll('accounts')).good;
  const first = matchRows([...rows], await readViews(accounts, now), tool);
  if (!(await noteClaims(rows, first, accounts, now))) return { rows: first };
  const fresh = matchRows([...rows], await readViews((await readAll('accounts')).good, now), tool);
  void showAll();
  return { rows: fresh };
};
