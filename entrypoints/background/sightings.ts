/** When the rows of tools' pages were found, so that a layout that has changed says so instead of silently showing nothing. */
import type { Browser } from 'wxt/browser';
import { HOUR } from '@/utils/health/policy';
import { sightingIdOf } from '@/utils/model/recipe';
import { changeSighting } from '@/utils/store/recipes';
import { toolOfPage } from './places';

type Sender = Browser.runtime.MessageSender;

/** What stays the same is written down once in this time (ms). */
const REPEAT_AFTER = HOUR;

const placeOf = (tool: string, href: string) => {
  const { origin } = new URL(href);
  return { id: sightingIdOf(tool, origin), tool, origin };
};

/** Rows are there. @param now epoch ms */
export const noteRows = (tool: string, href: string, rows: number, now: number): Promise<void> => {
  const place = placeOf(tool, href);
  return changeSighting(place.id, before => {
    const same = before && !before.missingSince && before.rows === rows && now - (before.foundAt ?? 0) < REPEAT_AFTER;
    return same ? before : { ...place, foundAt: now, rows };
  });
};

/** The sender's page is a surface of its tool, and has had time to show rows. */
export const noRows = async (_none: object, sender: Sender): Promise<null> => {
  const tool = await toolOfPage(sender.url);
  if (!tool || !sender.url) return null;
  const place = placeOf(tool.id, sender.url);
  await changeSighting(place.id, before =>
    before?.missingSince ? before : { ...before, ...place, missingSince: Date.now() },
  );
  return null;
};
