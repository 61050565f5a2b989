/** Second line of a row: the state's own icon, the cause in words, and the way to the explanation. */
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { explanation } from '@/utils/wording/cause';
import { deadlineDate, deadlineExact } from '@/utils/wording/deadline';
import { stateLine, stateName } from '@/utils/wording/state';
import { isoTime } from '@/utils/wording/time';
import { Icon } from './Icon';

interface Props {
  view: AccountView;
  now: number;
  lang: string;
  /** Whether the explanation is open. */
  open: boolean;
  onToggle: () => void;
}

export const What = ({ view, now, lang, open, onToggle }: Props) => {
  const { state, deadline } = view.health;
  const text = stateLine(view, now, lang);
  const name = stateName(state);
  return (
    <div class="what">
      <Icon of={state} {...(name === text ? {} : { label: name })} />
      <span title={deadlineExact(view, lang)}>
        {text}
        {state === 'expiring' && deadline !== null && (
          <>
            {' '}
            <time dateTime={isoTime(deadline)}>
              <span aria-hidden="true">{deadlineDate(view, now, lang)}</span>
              <span class="sr">{deadlineExact(view, lang)}</span>
            </time>
          </>
        )}
      </span>
      {explanation(view) && (
        <button
          type="button"
          class="button icon why"
          aria-expanded={open}
          aria-label={i18n.t('common.what_to_do')}
          title={i18n.t('common.what_to_do')}
          onClick={onToggle}
        >
          <Icon of="open" size={12} />
        </button>
      )}
    </div>
  );
};
