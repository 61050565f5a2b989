/** Every change of state, the newest first: what, why, and how we knew. */
import { i18n } from '#i18n';
import { evidenceName } from '@/utils/wording/evidence';
import { causeThen, type HistoryRow, stateBefore } from '@/utils/wording/history';
import { accountName, holderName, networkName } from '@/utils/wording/names';
import { stateName } from '@/utils/wording/state';
import { clockTime, exactTime, isoTime } from '@/utils/wording/time';
import { Icon } from '../Icon';
import { useChunks } from '../useChunks';

interface Props {
  rows: readonly HistoryRow[];
  now: number;
  lang: string;
}

export const EventTable = ({ rows, now, lang }: Props) => {
  const { shown, end } = useChunks(rows.length);
  return (
    <div class="table-frame">
      <table class="plain-table events" aria-label={i18n.t('history.events')}>
        <thead>
          <tr>
            <th scope="col">{i18n.t('history.when')}</th>
            <th scope="col">{i18n.t('table.account')}</th>
            <th scope="col">{i18n.t('table.network')}</th>
            <th scope="col">{i18n.t('history.before')}</th>
            <th scope="col">{i18n.t('history.after')}</th>
            <th scope="col">{i18n.t('table.evidence')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map(row => {
            const { event, view } = row;
            const cause = causeThen(row);
            return (
              <tr key={event.id ?? `${event.accountId} ${event.at}`} data-event={event.to} data-of={view.id}>
                <th scope="row" class="figures">
                  <time dateTime={isoTime(event.at)} title={exactTime(event.at, lang)}>
                    {clockTime(event.at, now, lang)}
                  </time>
                </th>
                <td>
                  <a href={`#/accounts?account=${encodeURIComponent(view.id)}`}>
                    <bdi>{accountName(view)}</bdi>
                  </a>
                  <p class="quiet">{holderName(view.holder)}</p>
                </td>
                <td>{networkName(view.network, view.issuer)}</td>
                <td class="quiet">{stateBefore(row) || i18n.t('history.added')}</td>
                <td data-state={event.to}>
                  <span class="what">
                    <Icon of={event.to} />
                    <span>{stateName(event.to)}</span>
                  </span>
                  {cause && <p class="quiet">{cause}</p>}
                </td>
                <td class="quiet">{event.evidence ? evidenceName(event.evidence.kind) : i18n.t('history.by_time')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div ref={end} />
    </div>
  );
};
