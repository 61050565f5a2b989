/** What the icon says in words: the popup's sentence, and when anything was last read. */
import type { Snapshot } from '../model/snapshot';
import { say } from './say';
import { checkedLine, summary } from './summary';
import { clockTime } from './time';

/** "Token Health: 2 accounts lost access (checked at 14:05)". A title stays while time goes on, so it names the hour. */
export const toolbarTitle = (snapshot: Snapshot, lang: string): string => {
  const sentence = summary(snapshot, snapshot.at, lang);
  return snapshot.checkedAt === undefined
    ? say('toolbar.title', { sentence, checked: checkedLine(snapshot, snapshot.at, lang) })
    : say('toolbar.title', {
        sentence,
        checked: say('toolbar.checked_at', { time: clockTime(snapshot.checkedAt, snapshot.at, lang) }),
      });
};
