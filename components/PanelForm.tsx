/** A small form inside a row: takes the focus when it opens, gives it back when it closes, Escape cancels. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { useOwnFocus } from './useOwnFocus';

interface Props {
  label: string;
  submit: { text: string; kind: 'filled' | 'danger' };
  onSubmit: (data: FormData) => void;
  onCancel: () => void;
  /** Where the focus starts: the first field, or the way out for what cannot be undone. */
  first: 'field' | 'cancel';
  children: ComponentChildren;
  more?: ComponentChildren;
}

export const PanelForm = ({ label, submit, onSubmit, onCancel, first, children, more }: Props) => {
  const form = useRef<HTMLFormElement>(null);
  useOwnFocus(form);

  return (
    <form
      ref={form}
      class="panel"
      aria-label={label}
      onSubmit={event => {
        event.preventDefault();
        onSubmit(new FormData(event.currentTarget));
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return;
        // What the row stands in would close as well.
        event.stopPropagation();
        onCancel();
      }}
    >
      {children}
      <div class="choices">
        <button type="submit" class={`button ${submit.kind}`}>
          {submit.text}
        </button>
        <button type="button" class="button" data-first={first === 'cancel' ? '' : undefined} onClick={onCancel}>
          {i18n.t('common.cancel')}
        </button>
        {more}
      </div>
    </form>
  );
};
