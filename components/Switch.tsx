/** A few views of the same thing, one of them shown: buttons in a row. */
import './Switch.css';

interface Props<T extends string> {
  label: string;
  options: readonly { value: T; text: string }[];
  value: T;
  onChange: (value: T) => void;
}

export const Switch = <T extends string>({ label, options, value, onChange }: Props<T>) => (
  <fieldset class="switch">
    <legend class="sr">{label}</legend>
    {options.map(option => (
      <button
        key={option.value}
        type="button"
        class="button plain"
        aria-pressed={option.value === value}
        onClick={() => onChange(option.value)}
      >
        {option.text}
      </button>
    ))}
  </fieldset>
);
