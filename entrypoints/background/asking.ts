/** What to ask a network about one account: a check, or a renewal where that is due or is the only proof of life. */
import { MINUTE } from '@/utils/health/policy';
import type { Account } from '@/utils/model/account';
import type { Finding } from '@/utils/model/evidence';
import type { NetworkObstacle } from '@/utils/model/health';
import type { Network } from '@/utils/networks/define';
import { Unreadable } from '@/utils/store/vault';
import { appOf, withToken } from './access';
import { isAboutAccess, renew, settleCutOff } from './renew';
import { renewalDue } from './settle';
import type { Seat } from './together';
import { renewUnseen } from './unseen';
import { unseenDue } from './unseen-due';

/** A token younger than this (ms) is not renewed again, whoever asks. */
const JUST_RENEWED = MINUTE;

/** A renewal is due, or is the only proof of life there is. */
export const wantsRenewal = (account: Account, network: Network, now: number): boolean => {
  if (!account.token || account.token.renews === 'no' || account.token.renewedByTool) return false;
  const at = renewalDue(network, account.token, now);
  const justRenewed = now - (account.token.issuedAt ?? 0) < JUST_RENEWED;
  return (at !== null && now >= at) || (!network.freeCheck && !justRenewed);
};

/** The access token is refused or over, but its refresh token has not been asked yet: only that one decides. */
const maySpeakFor = (account: Account, finding: Finding, now: number): boolean =>
  account.token?.renews === 'refresh-token' &&
  !account.token.renewedByTool &&
  now - (account.token.issuedAt ?? 0) >= JUST_RENEWED &&
  isAboutAccess(finding);

/** Ask the network about one account, by renewing where that is due. `null`: nothing can be asked. @param seat where checks go out together */
export const ask = async (
  account: Account,
  network: Network,
  seat?: Seat,
): Promise<Finding | NetworkObstacle | null> => {
  const check = async () =>
    (await withToken(account, Date.now(), ctx => network.check(ctx), seat?.ask)) ?? ('token-unreadable' as const);
  try {
    if (!(await settleCutOff(account, network, Date.now()))) return 'renewal-cut-off';
    if ((unseenDue(account, network) ?? Number.POSITIVE_INFINITY) <= Date.now()) {
      seat?.leave();
      const renewed = await renewUnseen(account, network);
      if (renewed) return renewed;
    }
    if (!wantsRenewal(account, network, Date.now())) {
      const finding = network.freeCheck ? await check() : null;
      if (finding === null || typeof finding === 'string' || !maySpeakFor(account, finding, Date.now())) return finding;
    }
    // A renewal is a matter of its own: it neither goes along with others nor lets them wait.
    seat?.leave();
    // A session that was opened with a password needs no app.
    if (account.token?.renews === 'itself' || network.signInWithPassword || (await appOf(account)))
      return (await renew(account, network, Date.now)) ?? 'token-unreadable';
    // A refresh token is of no use without its app. The access token may still tell something.
    const finding = network.freeCheck ? await check() : 'app-missing';
    return typeof finding === 'object' && isAboutAccess(finding) ? 'app-missing' : finding;
  } catch (error) {
    if (error instanceof Unreadable) return 'token-unreadable';
    throw error;
  }
};
