/** What has happened: every change of state, and what it says about repairs and about how long access lives. */
import './History.css';
import '../Row.css';
import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { pastOf } from '@/utils/insight/history';
import type { HistoryEvent } from '@/utils/model/history';
import type { AccountView } from '@/utils/model/snapshot';
import type { HistoryRow } from '@/utils/wording/history';
import { sayCount } from '@/utils/wording/say';
import { FindField, NetworkField } from '../FilterFields';
import { filtered, NO_FILTER } from '../filter';
import { Switch } from '../Switch';
import { LifeChart, MonthsChart, RepairChart } from './charts';
import { EventTable } from './EventTable';

interface Props {
  accounts: readonly AccountView[];
  /** The oldest first. */
  events: readonly HistoryEvent[];
  now: number;
  lang: string;
  mayExport: boolean;
  onExport: (rows: readonly HistoryRow[]) => void;
}

const DAY = 86_400_000;
const RANGES = ['30', '90', '365'] as const;

export const HistorySheet = ({ accounts, events, now, lang, mayExport, onExport }: Props) => {
  const [filter, setFilter] = useState(NO_FILTER);
  const [range, setRange] = useState<(typeof RANGES)[number]>('365');
  const hour = Math.floor(now / 3_600_000);
  const since = now - Number(range) * DAY;
  const views = useMemo(() => filtered(accounts, filter), [accounts, filter]);
  const rows = useMemo(() => {
    const byId = new Map(views.map(view => [view.id, view]));
    return events
      .flatMap((event): HistoryRow[] => {
        const view = event.at >= since ? byId.get(event.accountId) : undefined;
        return view ? [{ event, view }] : [];
      })
      .reverse();
  }, [views, events, range, hour]);
  const past = useMemo(() => pastOf(views, events, since, now), [views, events, range, hour]);

  return (
    <>
      <div class="charts">
        <div>
          <MonthsChart losses={past.losses} since={since} now={now} lang={lang} />
          <RepairChart losses={past.losses} lang={lang} />
        </div>
        <LifeChart views={views} lives={past.lives} lang={lang} />
      </div>
      <section class="sheet-wide" aria-labelledby="history-title">
        <div class="bar">
          <h2 id="history-title">{i18n.t('history.events')}</h2>
          {mayExport && (
            <button type="button" class="button" disabled={rows.length === 0} onClick={() => onExport(rows)}>
              {i18n.t('history.export')}
            </button>
          )}
          <search class="history-filters">
            <FindField value={filter.text} onFind={text => setFilter({ ...filter, text })} />
            <NetworkField
              accounts={accounts}
              value={filter.network}
              lang={lang}
              onChoose={network => setFilter({ ...filter, network })}
            />
            <Switch
              label={i18n.t('history.range')}
              value={range}
              onChange={setRange}
              options={RANGES.map(value => ({ value, text: sayCount('history.days', Number(value), lang) }))}
            />
          </search>
        </div>
        {rows.length === 0 ? (
          <p class="nothing" role="status">
            {i18n.t('history.nothing')}
          </p>
        ) : (
          <EventTable key={`${range} ${filter.network} ${filter.text}`} rows={rows} now={now} lang={lang} />
        )}
        <p class="quiet count" role="status">
          {sayCount('history.changes', rows.length, lang)}
        </p>
      </section>
    </>
  );
};
