/** The icon: how many accounts need a person, in a number, a colour and words. */
import { browser } from 'wxt/browser';
import { paintBadge } from '@/utils/kit/browser';
import type { Snapshot } from '@/utils/model/snapshot';
import { isLoud } from '@/utils/store/snapshot';
import { languageTag } from '@/utils/wording/lang';
import { toolbarTitle } from '@/utils/wording/toolbar';

const RED = '#c62840';
const AMBER = '#8a5200';

/** What the icon shows for a snapshot. Pure. */
export const badgeOf = (snapshot: Snapshot): { text: string; colour: string } => {
  const loud = snapshot.accounts.filter(view => isLoud(view, snapshot.at));
  const text = loud.length === 0 ? '' : loud.length > 99 ? '99+' : String(loud.length);
  return { text, colour: loud.every(view => view.health.state === 'expiring') ? AMBER : RED };
};

export const paintToolbar = async (snapshot: Snapshot): Promise<void> => {
  const { text, colour } = badgeOf(snapshot);
  await paintBadge(text, colour, toolbarTitle(snapshot, languageTag(browser.i18n.getUILanguage())));
};
