/** The reconnect queue: one login after the other, each used once, with what to do and the button for it in one place. */
import './Queue.css';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { carriedOn, nextKey, skippedAt, standingOf, stopsOf, wentTo } from '@/utils/insight/queue';
import type { Queue } from '@/utils/model/queue';
import type { AccountView } from '@/utils/model/snapshot';
import { say } from '@/utils/wording/say';
import { AccountList } from '../AccountList';
import type { Actions } from '../actions';
import { DoneCard } from './DoneCard';
import { StopCard } from './StopCard';
import { type StopEntry, StopList } from './StopList';
import { siteOf, stopsText } from './words';

interface Props {
  accounts: readonly AccountView[];
  /** How far somebody has come; `null`: not begun. */
  queue: Queue | null;
  /** Only these are looked at: what a page may have ended. */
  only?: readonly string[] | undefined;
  now: number;
  lang: string;
  actions: Actions & { saveQueue(queue: Queue): void; go(hash: string): void };
}

/** How often (ms) what was put off is looked for: snoozes end by the day, not by the second. */
const MINUTE = 60_000;

export const QueueSheet = ({ accounts, queue: stored, only, now, lang, actions }: Props) => {
  const minute = Math.floor(now / MINUTE) * MINUTE;
  const stops = useMemo(() => stopsOf(accounts, siteOf, minute), [accounts, minute]);
  const queue = useMemo(() => carriedOn(stored, stops, minute), [stored, stops, minute]);
  // Before anybody can press Skip: written after the picture, it would take that back.
  useLayoutEffect(() => {
    if (queue !== stored && queue.known.length > 0) actions.saveQueue(queue);
  }, [queue, stored]);

  const byKey = new Map(stops.map(stop => [stop.key, stop]));
  const live = new Set(byKey.keys());
  const byId = new Map(accounts.map(view => [view.id, view]));
  const within = (ids: readonly string[]) => !only || ids.some(id => only.includes(id));
  const entries = queue.known
    .filter(({ ids }) => within(ids))
    .map(({ key, ids }): StopEntry => {
      const stop = byKey.get(key);
      const views = ids.flatMap(id => byId.get(id) ?? []);
      return { key, standing: standingOf(key, queue, live), stop, views };
    });
  const at = entries.find(({ key }) => key === queue.at) ?? entries.find(({ standing }) => standing === 'open');
  const stand = at ? { ...queue, at: at.key, known: queue.known.filter(({ ids }) => within(ids)) } : queue;
  const go = (key: string | undefined) => actions.saveQueue(wentTo(queue, key));
  const next = nextKey(stand, stops);
  const done = entries.filter(({ standing }) => standing === 'done').length;
  const open = entries.flatMap(({ stop }) => stop ?? []);
  const shown = new Set((at?.stop?.views ?? at?.views ?? []).map(({ id }) => id));
  const rest = only ? accounts.filter(({ id }) => only.includes(id) && !shown.has(id)) : [];

  return (
    <div class="queue">
      {only && (
        <p class="only sheet-wide" role="status">
          {i18n.t('queue.only')}{' '}
          <button type="button" class="button" onClick={() => actions.go('#/queue')}>
            {i18n.t('queue.all')}
          </button>
        </p>
      )}
      {at ? (
        <div class="queue-parts">
          <div class="sheet-wide">
            <div class="progress">
              <p aria-live="polite">
                <b>{say('queue.progress', { done, all: entries.length })}</b>
                {open.length > 0 && <span class="quiet">{stopsText(open, lang)}</span>}
              </p>
              <progress max={entries.length} value={done} aria-label={i18n.t('queue.title')} />
            </div>
            {at.stop ? (
              <StopCard
                stop={at.stop}
                now={now}
                lang={lang}
                actions={actions}
                onSkip={next === undefined ? undefined : () => actions.saveQueue(skippedAt(stand, stops))}
              />
            ) : (
              <DoneCard
                key={at.key}
                views={at.views}
                now={now}
                lang={lang}
                onNext={next === undefined ? undefined : () => go(next)}
              />
            )}
            {open.length === 0 && <p class="through">{i18n.t('queue.through')}</p>}
          </div>
          <section class="sheet-wide" aria-labelledby="queue-title">
            <h2 id="queue-title">{i18n.t('queue.title')}</h2>
            <StopList entries={entries} at={at.key} now={now} lang={lang} onGo={go} />
          </section>
        </div>
      ) : (
        <div class="sheet-wide nothing" role="status">
          <h2>{i18n.t('queue.empty_title')}</h2>
          <p>{i18n.t(only ? 'queue.empty_only' : 'queue.empty_text')}</p>
          <a href="#/accounts">{i18n.t('filter.clear')}</a>
        </div>
      )}
      {rest.length > 0 && (
        <section class="sheet-wide" aria-label={i18n.t('queue.others')}>
          <AccountList accounts={rest} label={i18n.t('queue.others')} now={now} lang={lang} actions={actions} />
        </section>
      )}
    </div>
  );
};
