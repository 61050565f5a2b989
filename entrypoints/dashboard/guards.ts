/** Warnings on the networks' own pages, as the settings show them, and switching them. */
import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { GuardChoice } from '@/components/settings/Guards';
import { send } from '@/utils/kit/send';
import { GUARD_KINDS } from '@/utils/model/guard';
import type { Snapshot } from '@/utils/model/snapshot';
import { GUARDS } from '@/utils/networks/guard/all';
import { sitesOf } from '@/utils/networks/guard/page';
import { requestOrigins } from '@/utils/page/allow';
import { type Guards, isQuiet, readGuards } from '@/utils/store/guards';

const decided = signal<Guards>({ off: [], quiet: [] });

export const readDecided = async (): Promise<void> => {
  decided.value = await readGuards();
};

const EVERYWHERE = ['<all_urls>', '*://*/*', 'https://*/*'];

const isOn = (network: string, origins: readonly string[]): boolean => {
  const guard = GUARDS[network];
  const all = origins.some(origin => EVERYWHERE.includes(origin));
  return (
    guard !== undefined &&
    !decided.value.off.includes(network) &&
    (all || sitesOf(guard).every(site => origins.includes(site)))
  );
};

/** One entry for each network that has accounts and pages to warn on. */
export const guardChoices = (
  { accounts }: Pick<Snapshot, 'accounts'>,
  origins: readonly string[],
  now: number,
): GuardChoice[] => {
  const known = new Set(accounts.map(({ network }) => network));
  return Object.entries(GUARDS)
    .filter(([network]) => known.has(network))
    .map(([network, guard]) => {
      const kinds = GUARD_KINDS.filter(kind => guard[kind]?.length);
      const hidden = kinds.filter(kind => isQuiet(decided.value, network, kind, now));
      return { network, kinds, on: isOn(network, origins), hidden };
    });
};

/** Called in the click itself: the browser asks only then. */
export const warnOn = (network: string): void => {
  const guard = GUARDS[network];
  if (!guard) return;
  void send('setGuard', { network, on: true });
  void requestOrigins(sitesOf(guard), { why: 'guard' });
};

/** Stops, and gives back the sites that no other warning needs. */
export const stopOn = async (network: string, origins: readonly string[]): Promise<void> => {
  const others = Object.entries(GUARDS).flatMap(([id, guard]) =>
    id !== network && isOn(id, origins) ? sitesOf(guard) : [],
  );
  await send('setGuard', { network, on: false });
  const sites = sitesOf(GUARDS[network] ?? {}).filter(site => origins.includes(site) && !others.includes(site));
  // What the browser does not give up (all sites allowed at once) stays; the warning is off all the same.
  for (const origin of sites) await browser.permissions.remove({ origins: [origin] }).catch(() => false);
  if (sites.length) await send('hostsChanged', {});
};
