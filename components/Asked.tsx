/** Something opened in the page that wants an answer or a reading: it takes the focus and gives it back; Escape leaves it. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useOwnFocus } from './useOwnFocus';

interface Props {
  label: string;
  onLeave: () => void;
  children: ComponentChildren;
}

export const Asked = ({ label, onLeave, children }: Props) => {
  const part = useRef<HTMLFieldSetElement>(null);
  useOwnFocus(part);
  return (
    <fieldset
      ref={part}
      class="sheet"
      aria-label={label}
      onKeyDown={event => {
        if (event.key === 'Escape') onLeave();
      }}
    >
      {children}
    </fieldset>
  );
};
