/** When access ends in the next days: as a picture or as a table, by network or by tool; the accounts of one day below. */
import './Timeline.css';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Policy } from '@/utils/health/policy';
import { type By, type Cluster, timelineOf } from '@/utils/insight/timeline';
import type { AccountView } from '@/utils/model/snapshot';
import { sayCount } from '@/utils/wording/say';
import { AccountList } from '../AccountList';
import type { Actions } from '../actions';
import { IconButton } from '../IconButton';
import { Switch } from '../Switch';
import { Legend } from './Legend';
import { Picture } from './Picture';
import { TimelineTable } from './TimelineTable';
import { clusterTitle, inOrder } from './words';

export const DAYS = 90;

interface Props {
  accounts: readonly AccountView[];
  policy: Policy;
  now: number;
  lang: string;
  actions: Actions;
}

interface Opened {
  key: string;
  title: string;
  /** Kept: what is mended leaves its day, and should not leave the person's sight with it. */
  ids: ReadonlySet<string>;
}

export const TimelineSheet = ({ accounts, policy, now, lang, actions }: Props) => {
  const [by, setBy] = useState<By>('network');
  const [as, setAs] = useState<'picture' | 'table'>('picture');
  const [open, setOpen] = useState<Opened | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef<Element | null>(null);
  const today = new Date(now).toDateString();
  // By the day: the list is laid out again when it changes, not with every tick of the clock.
  const timeline = useMemo(
    () => inOrder(timelineOf(accounts, by, policy, now, DAYS), by, lang),
    [accounts, by, policy, today, lang],
  );
  useLayoutEffect(() => heading.current?.focus(), [open]);

  const close = () => {
    setOpen(null);
    if (before.current instanceof SVGElement || before.current instanceof HTMLElement) before.current.focus();
  };
  const show = (cluster: Cluster) => {
    if (cluster.key === open?.key) return close();
    before.current = document.activeElement;
    const title = clusterTitle(cluster, timeline.from, now, lang);
    setOpen({ key: cluster.key, title, ids: new Set(cluster.views.map(({ id }) => id)) });
  };
  const View = as === 'picture' ? Picture : TimelineTable;
  const rest = [
    timeline.later && sayCount('timeline.later', timeline.later, lang),
    timeline.endless && sayCount('timeline.endless', timeline.endless, lang),
  ].filter(Boolean);

  return (
    <section class="sheet-wide timeline" aria-labelledby="timeline-title">
      <div class="bar">
        <h2 id="timeline-title">{i18n.t('timeline.title')}</h2>
        <span class="gap" />
        <Switch
          label={i18n.t('timeline.lanes')}
          value={by}
          onChange={setBy}
          options={[
            { value: 'network', text: i18n.t('timeline.by_network') },
            { value: 'holder', text: i18n.t('timeline.by_tool') },
          ]}
        />
        <Switch
          label={i18n.t('chart.view')}
          value={as}
          onChange={setAs}
          options={[
            { value: 'picture', text: i18n.t('chart.picture') },
            { value: 'table', text: i18n.t('chart.table') },
          ]}
        />
      </div>
      {timeline.lanes.length === 0 ? (
        <p class="nothing">{i18n.t('timeline.nothing')}</p>
      ) : (
        <View timeline={timeline} by={by} now={now} lang={lang} open={open?.key} onOpen={show} />
      )}
      {as === 'picture' && timeline.lanes.length > 0 && <Legend />}
      {rest.length > 0 && <p class="quiet count">{rest.join(' · ')}</p>}
      {open && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what was opened, wherever the focus is in it
        <div class="opened" onKeyDown={event => event.key === 'Escape' && close()}>
          <div class="opened-head">
            <h3 ref={heading} tabIndex={-1}>
              {open.title}
            </h3>
            <IconButton icon="close" name={i18n.t('common.dismiss')} onClick={close} />
          </div>
          <AccountList
            accounts={accounts.filter(({ id }) => open.ids.has(id))}
            label={open.title}
            now={now}
            lang={lang}
            actions={actions}
          />
        </div>
      )}
    </section>
  );
};
