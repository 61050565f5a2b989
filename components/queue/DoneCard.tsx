/** A stop that is behind somebody: what works again, and the way on. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { accountName } from '@/utils/wording/names';
import { sayCount } from '@/utils/wording/say';
import { stateLine } from '@/utils/wording/state';
import { Icon } from '../Icon';
import { rowAttributes } from '../rowAttributes';
import { stopTitle } from './words';

interface Props {
  /** Those of its accounts that are still there. */
  views: readonly AccountView[];
  now: number;
  lang: string;
  onNext: (() => void) | undefined;
}

export const DoneCard = ({ views, now, lang, onNext }: Props) => {
  const next = useRef<HTMLButtonElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [lead] = views;
  // The button that was pressed is gone: the way on is where the focus was.
  useLayoutEffect(() => (next.current ?? heading.current)?.focus(), []);
  return (
    <section class="stop done" aria-labelledby="stop-title">
      <h2 ref={heading} id="stop-title" tabIndex={-1}>
        <bdi>{lead ? stopTitle(lead) : i18n.t('queue.gone')}</bdi>
      </h2>
      <p class="good" role="status">
        <Icon of="healthy" /> {sayCount('queue.done_accounts', views.length, lang)}
      </p>
      <ul class="waiting">
        {views.map(view => (
          <li key={view.id} {...rowAttributes(view)}>
            <Icon of={view.health.state} />
            <div>
              <b>
                <bdi>{accountName(view)}</bdi>
              </b>
              <p class="why">{stateLine(view, now, lang)}</p>
            </div>
          </li>
        ))}
      </ul>
      {onNext && (
        <div class="choices">
          <button ref={next} type="button" class="button filled" onClick={onNext}>
            {i18n.t('queue.next')}
          </button>
        </div>
      )}
    </section>
  );
};
