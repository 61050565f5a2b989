/** The public attributes of an account row (DESIGN.md 6.2): the same in the popup and in the dashboard. */
import type { AccountView } from '@/utils/model/snapshot';
import { isoTime } from '@/utils/wording/time';

export const rowAttributes = ({ id, network, holder, parentId, health, busy }: AccountView) => ({
  'data-account-id': id,
  'data-network': network,
  'data-holder': holder,
  'data-state': health.state,
  'data-cause': health.cause ?? '',
  'data-evidence': health.evidence?.kind ?? '',
  ...(parentId ? { 'data-parent-id': parentId } : {}),
  'data-deadline': isoTime(health.deadline),
  ...(busy ? { 'aria-busy': 'true' as const } : {}),
});
