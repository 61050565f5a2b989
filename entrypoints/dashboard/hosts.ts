/** Which sites are held, what for, and giving them back. */
import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { HeldHost } from '@/components/settings/Hosts';
import { send } from '@/utils/kit/send';
import { agreesTo } from '@/utils/kit/sites';
import { type Channel, hostsOfChannel } from '@/utils/model/channel';
import type { Sends } from '@/utils/model/consent';
import type { Snapshot } from '@/utils/model/snapshot';
import { BROWSER } from '@/utils/model/words';
import { networkOf } from '@/utils/networks';
import { GUARDS } from '@/utils/networks/guard/all';
import { sitesOf } from '@/utils/networks/guard/page';
import { toolOf } from '@/utils/tools';
import { holderName, networkName } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';

export const origins = signal<readonly string[]>([]);

/** What may be sent at all: Firefox asks people about it, along with the sites. */
export const agreed = signal<Record<Sends, boolean>>({ ask: true, message: true });

/** Reads anew what the browser has given us. */
export const readHosts = async (): Promise<void> => {
  origins.value = await heldOrigins();
  agreed.value = { ask: await agreesTo('ask'), message: await agreesTo('message') };
};

/** @returns match patterns such as `https://graph.facebook.com/*` */
export const heldOrigins = async (): Promise<string[]> => (await browser.permissions.getAll()).origins ?? [];

const unique = (names: string[]): string[] => [...new Set(names)].sort();

/** The uses of one site, by the accounts and tools that are there. */
export const whyHeld = (
  origin: string,
  { accounts, tools }: Pick<Snapshot, 'accounts' | 'tools'>,
  channels: readonly Channel[],
  lang: string,
): string => {
  const list = (names: string[]) => new Intl.ListFormat(lang).format(names);
  const checked = accounts.filter(view => networkOf(view.network)?.hosts(view.issuer).includes(origin));
  const shownIn = accounts
    .filter(view => view.holder !== BROWSER && toolOf(view.holder)?.hosts.includes(origin))
    .map(view => view.holder)
    .concat(tools.filter(tool => origin.includes(new URL(tool.origin).hostname)).map(tool => tool.tool));
  const warnedOn = accounts
    .filter(view => sitesOf(GUARDS[view.network] ?? {}).includes(origin))
    .map(view => networkName(view.network));
  const through = channels.filter(channel => hostsOfChannel(channel).includes(origin)).map(({ name }) => name);
  const reasons = [
    checked.length &&
      say('settings.hosts_check', { names: list(unique(checked.map(view => networkName(view.network, view.issuer)))) }),
    warnedOn.length && say('guard.settings_host', { names: list(unique(warnedOn)) }),
    through.length && say('settings.hosts_channel', { names: list(unique(through)) }),
    shownIn.length && say('settings.hosts_tool', { names: list(unique(shownIn.map(holderName))) }),
  ].filter(Boolean);
  return reasons.length ? reasons.join('; ') : i18n.t('settings.hosts_other');
};

export const heldHosts = (
  origins: readonly string[],
  snapshot: Snapshot,
  channels: readonly Channel[],
  lang: string,
): HeldHost[] => origins.map(origin => ({ origin, why: whyHeld(origin, snapshot, channels, lang) }));

export const giveBack = async (origin: string): Promise<void> => {
  // A site that the manifest itself requires cannot be given back; the list then simply stays as it is.
  await browser.permissions.remove({ origins: [origin] }).catch(() => false);
  await send('hostsChanged', {});
};
