/** A button for what cannot be taken back: the first press asks, with what it means; only the second one does it. */
import './Sure.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';

interface Props {
  label: string;
  /** Which thing: read out with the button, where several stand below each other. */
  about: string;
  /** What will be gone. */
  ask: string;
  onSure: () => void;
}

export const Sure = ({ label, about, ask, onSure }: Props) => {
  const [asking, setAsking] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  const start = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  // The focus goes along, to the harmless answer, and back.
  useLayoutEffect(() => {
    if (asking) cancel.current?.focus();
    else if (asked.current) start.current?.focus();
    asked.current = asking;
  }, [asking]);
  return asking ? (
    <fieldset
      class="sure"
      aria-label={`${label}: ${about}`}
      onKeyDown={event => {
        if (event.key === 'Escape') setAsking(false);
      }}
    >
      <p>{ask}</p>
      <div class="choices">
        <button type="button" class="button danger" onClick={onSure}>
          {label}
        </button>
        <button ref={cancel} type="button" class="button" onClick={() => setAsking(false)}>
          {i18n.t('common.cancel')}
        </button>
      </div>
    </fieldset>
  ) : (
    <button ref={start} type="button" class="button" aria-label={`${label}: ${about}`} onClick={() => setAsking(true)}>
      {label}
    </button>
  );
};
