/** One labelled input; what helps and what is wrong are tied to it for screen readers. */
import './Fields.css';
import type { ComponentChildren, TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';

interface Frame {
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  /** Gets what ties the control to label, hint and error. */
  children: (tied: {
    id: string;
    class: string;
    'aria-describedby': string | undefined;
    'aria-invalid': 'true' | undefined;
  }) => ComponentChildren;
}

export const Labelled = ({ label, hint, error, children }: Frame) => {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        class: 'input',
        'aria-describedby': described || undefined,
        'aria-invalid': error ? 'true' : undefined,
      })}
      {error && (
        <span id={`${id}-error`} class="problem">
          {error}
        </span>
      )}
      {hint && (
        <span id={`${id}-hint`} class="quiet">
          {hint}
        </span>
      )}
    </div>
  );
};

interface Props extends Omit<Frame, 'children'> {
  name: string;
  type?: 'text' | 'password' | 'date';
  value: string;
  onInput: (value: string) => void;
}

export const Field = ({ name, type = 'text', value, onInput, ...frame }: Props) => (
  <Labelled {...frame}>
    {tied => {
      const common = {
        ...tied,
        name,
        autoComplete: 'off',
        spellcheck: false,
        value,
        onInput: (event: TargetedInputEvent<HTMLInputElement>) => onInput(event.currentTarget.value),
      };
      if (type === 'password') return <input type="password" {...common} />;
      return type === 'date' ? <input type="date" {...common} /> : <input type="text" {...common} />;
    }}
  </Labelled>
);
