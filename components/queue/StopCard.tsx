/** One stop of the queue: who signs in where, what has happened, what to do, and the button for it. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Stop } from '@/utils/insight/queue';
import type { AccountView } from '@/utils/model/snapshot';
import { explanation } from '@/utils/wording/cause';
import { evidenceLine } from '@/utils/wording/evidence';
import { accountName } from '@/utils/wording/names';
import { say, sayCount } from '@/utils/wording/say';
import { signInHints } from '@/utils/wording/signIn';
import { stateLine } from '@/utils/wording/state';
import type { Actions } from '../actions';
import { Icon } from '../Icon';
import { Note } from '../Note';
import { PrimaryButton } from '../PrimaryButton';
import { rowAttributes } from '../rowAttributes';
import { stopTitle } from './words';

interface Props {
  stop: Stop;
  now: number;
  lang: string;
  actions: Actions;
  onSkip: (() => void) | undefined;
}

const Told = ({ view, lang }: { view: AccountView; lang: string }) => {
  const told = explanation(view);
  const hints = signInHints(view, lang);
  return (
    <>
      {told && <p>{told.explain}</p>}
      {hints.length > 0 && (
        <ul class="hints">
          {hints.map(hint => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      )}
      {told && told.steps.length > 0 && (
        <ol>
          {told.steps.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {told?.who && (
        <p class="quiet">
          {told.who} {view.owner && say('who.owner', { owner: view.owner.name })}
        </p>
      )}
    </>
  );
};

export const StopCard = ({ stop, now, lang, actions, onSkip }: Props) => {
  const [lead] = stop.views;
  const heading = useRef<HTMLHeadingElement>(null);
  // Another stop is another thing to read.
  useLayoutEffect(() => heading.current?.focus(), [stop.key]);
  if (!lead) return null;
  const alone = stop.press.length === 1;
  // One sign-in mends all of it: its button stands above them. Where each has its own, what is left stands below.
  const choices = (
    <div class="choices">
      {alone && <PrimaryButton view={lead} actions={actions} kind="filled" describedBy="stop-title" />}
      <button type="button" class="button" onClick={() => actions.check(stop.views.map(({ id }) => id))}>
        {i18n.t('common.check_now')}
      </button>
      {onSkip && (
        <button type="button" class="button plain" onClick={onSkip}>
          {i18n.t('queue.skip')}
        </button>
      )}
    </div>
  );
  return (
    <section class="stop" aria-labelledby="stop-title">
      <h2 ref={heading} id="stop-title" tabIndex={-1}>
        <bdi>{stopTitle(lead)}</bdi>
      </h2>
      <div class="stop-told" data-state={lead.health.state}>
        <Told view={lead} lang={lang} />
      </div>
      {alone && choices}
      <h3>{sayCount('queue.waiting', stop.views.length, lang)}</h3>
      <ul class="waiting">
        {stop.views.map((view, i) => (
          <li key={view.id} {...rowAttributes(view)}>
            <Icon of={view.health.state} />
            <div>
              <b id={`stop-${view.id}`}>
                <bdi>{accountName(view)}</bdi>
              </b>
              <p class="why">{stateLine(view, now, lang)}</p>
              <p class="quiet">{evidenceLine(view, now, lang)}</p>
              <Note view={view} now={now} lang={lang} onDismiss={() => actions.dismiss(view.id)} />
            </div>
            {!alone && (
              <PrimaryButton
                view={view}
                actions={actions}
                kind={i === 0 ? 'filled' : 'outlined'}
                describedBy={`stop-${view.id}`}
              />
            )}
          </li>
        ))}
      </ul>
      {!alone && choices}
    </section>
  );
};
