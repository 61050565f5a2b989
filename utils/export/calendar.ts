/** The deadlines as an iCalendar file (RFC 5545), with an alarm for each warning day. */
import ical, { ICalAlarmType, ICalEventTransparency } from 'ical-generator';
import { type Policy, policyFor } from '../health/policy';
import type { AccountView, Snapshot } from '../model/snapshot';
import { needsNobody } from '../model/words';
import { toolButton } from '../wording/account';
import { explanation } from '../wording/cause';
import { accountName, holderName, networkName } from '../wording/names';
import { say } from '../wording/say';

const DAY_SECONDS = 86_400;
/** Long enough to be seen in a week's view, ms. */
const LENGTH = 15 * 60_000;
/** The last moment that a four-digit year can hold: what RFC 5545 can write. */
const LAST = Date.UTC(9999, 11, 31);

/** What has a deadline that is still to come. */
const hasDeadline = (view: AccountView, now: number): view is AccountView & { health: { deadline: number } } =>
  typeof view.health.deadline === 'number' && view.health.deadline > now && view.health.deadline < LAST;

const describe = (view: AccountView): string => {
  const owner = view.owner ? [say('export.owner', { name: view.owner.name })] : [];
  if (needsNobody(view.health)) return [say('export.needs_nobody'), ...owner].join('\n');
  const health = { ...view.health, state: 'expiring' as const, cause: undefined };
  const help = explanation({ ...view, health, button: toolButton(view) });
  const isGuess = view.health.deadlineEstimated || view.health.evidence?.kind === 'estimate';
  const guessed = isGuess ? [say('export.estimate')] : [];
  const renews = view.health.renewsItself ? [say('export.renews_until')] : [];
  const steps = (help?.steps ?? []).map((step, i) => `${i + 1}. ${step}`);
  return [...guessed, ...renews, ...owner, ...steps].join('\n');
};

/**
 * @param policy the days before a deadline at which the calendar reminds, also those of single networks
 * @param now epoch ms
 * @returns the file's text; the same account has the same UID each time, so that importing it again moves the entry
 */
export const deadlineCalendar = ({ accounts }: Pick<Snapshot, 'accounts'>, policy: Policy, now: number): string => {
  const calendar = ical({
    name: say('export.calendar_name'),
    prodId: { company: 'Token Health', product: 'Token Health' },
  });
  for (const view of accounts.filter(each => hasDeadline(each, now) && !each.paused)) {
    const deadline = view.health.deadline ?? now;
    // Nobody is to be called for an end that is put off by itself.
    const warned = needsNobody(view.health) ? [] : policyFor(policy, view.network).warnDays;
    calendar.createEvent({
      id: `${view.id}@token-health`,
      stamp: new Date(now),
      start: new Date(deadline),
      end: new Date(deadline + LENGTH),
      summary: say(needsNobody(view.health) ? 'export.event_renews' : 'export.event', {
        account: accountName(view),
        network: networkName(view.network, view.issuer),
        holder: holderName(view.holder),
      }),
      description: describe(view),
      // A deadline takes nobody's time.
      transparency: ICalEventTransparency.TRANSPARENT,
      alarms: warned.map(days => ({ type: ICalAlarmType.display, triggerBefore: days * DAY_SECONDS })),
    });
  }
  return calendar.toString();
};
