/** A small form inside a row: takes the focus when it opens, gives it back when it closes, Escape cancels. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';

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

  useLayoutEffect(() => {
    const before = document.activeElement;
    const element = form.current;
    (element?.querySelector<HTMLElement>('[data-first]') ?? element?.querySelector('input'))?.focus();
    return () => {
      const lost = document.activeElement === document.body || element?.contains(document.activeElement);
      if (lost && before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <form
      ref={form}
      class="panel"
      aria-label={label}
      onSubmit={event => {
        event.preventDefault();
        onSubmit(new FormData(event.currentTarget));
      }}
      onKeyDown={event => event.key === 'Escape' && onCancel()}
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
