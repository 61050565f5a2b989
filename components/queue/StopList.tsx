/** All stops of the queue in their order, with what is done, where somebody stands and what was skipped. */
import { i18n } from '#i18n';
import type { Standing, Stop } from '@/utils/insight/queue';
import type { AccountView } from '@/utils/model/snapshot';
import { Icon } from '../Icon';
import { useChunks } from '../useChunks';
import { stopLine, stopTitle } from './words';

export interface StopEntry {
  key: string;
  standing: Standing;
  /** Still to do. */
  stop?: Stop | undefined;
  views: AccountView[];
}

interface Props {
  entries: readonly StopEntry[];
  at: string | undefined;
  now: number;
  lang: string;
  onGo: (key: string) => void;
}

export const StopList = ({ entries, at, now, lang, onGo }: Props) => {
  const { shown, end } = useChunks(entries.length);
  return (
    <nav class="stops" aria-label={i18n.t('queue.list')}>
      <ol>
        {entries.slice(0, shown).map(({ key, standing, stop, views }) => {
          const [lead] = stop?.views ?? views;
          return (
            <li
              key={key}
              class={standing}
              data-stop={standing}
              data-state={standing === 'done' ? 'healthy' : lead?.health.state}
            >
              <button type="button" aria-current={key === at ? 'step' : undefined} onClick={() => onGo(key)}>
                <Icon of={standing === 'done' ? 'healthy' : (lead?.health.state ?? 'unknown')} />
                <span>
                  <b>
                    <bdi>{lead ? stopTitle(lead) : i18n.t('queue.gone')}</bdi>
                  </b>
                  <span class="quiet">
                    {standing === 'done'
                      ? i18n.t('queue.done')
                      : standing === 'skipped'
                        ? i18n.t('queue.skipped')
                        : stopLine(stop ?? { views }, now, lang)}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <div ref={end} />
    </nav>
  );
};
