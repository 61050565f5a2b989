/** The same as the picture says, day by day. */
import { i18n } from '#i18n';
import { addDays } from '@/utils/insight/days';
import type { By, Cluster, Timeline } from '@/utils/insight/timeline';
import { isoTime, shortDate } from '@/utils/wording/time';
import { useChunks } from '../useChunks';
import { isFree, kindName, laneName, namesText, whenText } from './words';

interface Props {
  timeline: Timeline;
  by: By;
  now: number;
  lang: string;
  open: string | undefined;
  onOpen: (cluster: Cluster) => void;
}

export const TimelineTable = ({ timeline, by, now, lang, open, onOpen }: Props) => {
  const rows = timeline.lanes
    .flatMap(lane => lane.clusters.map(cluster => ({ cluster, lane: laneName(lane, by) })))
    .sort((a, b) => a.cluster.day - b.cluster.day);
  const { shown, end } = useChunks(rows.length);
  const number = new Intl.NumberFormat(lang);
  return (
    <div class="table-frame">
      <table class="plain-table" aria-label={i18n.t('timeline.title')}>
        <thead>
          <tr>
            <th scope="col">{i18n.t('timeline.when')}</th>
            <th scope="col">{i18n.t(by === 'holder' ? 'timeline.tool' : 'table.network')}</th>
            <th scope="col">{i18n.t('dashboard.accounts')}</th>
            <th scope="col">{i18n.t('table.evidence')}</th>
            <th scope="col">{i18n.t('timeline.warned')}</th>
            <th scope="col">{i18n.t('timeline.which')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map(({ cluster, lane }) => (
            <tr key={cluster.key} data-kind={cluster.kind} data-count={cluster.views.length}>
              <th scope="row" class="figures">
                {cluster.kind === 'lost' ? (
                  <span class="lost">{i18n.t('timeline.lost')}</span>
                ) : (
                  <time dateTime={isoTime(addDays(timeline.from, cluster.day))}>
                    {whenText(cluster, timeline.from, now, lang)}
                  </time>
                )}
                {isFree(cluster, timeline.free) && <p class="quiet">{i18n.t('timeline.free')}</p>}
              </th>
              <td>{lane}</td>
              <td class="figures">{number.format(cluster.views.length)}</td>
              <td>{kindName(cluster.kind)}</td>
              <td class="figures">
                {cluster.soon && <p class="quiet">{i18n.t('timeline.warning_zone')}</p>}
                {cluster.warnings.map((day, i) => (
                  <span key={day}>
                    {i > 0 && ', '}
                    <time dateTime={isoTime(addDays(timeline.from, day))}>
                      {shortDate(addDays(timeline.from, day), now, lang)}
                    </time>
                  </span>
                ))}
              </td>
              <td>
                <button
                  type="button"
                  class="button plain names"
                  aria-expanded={cluster.key === open}
                  onClick={() => onOpen(cluster)}
                >
                  {namesText(cluster, lang)}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div ref={end} />
    </div>
  );
};
