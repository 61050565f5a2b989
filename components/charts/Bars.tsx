/** Bars lying one under the other: a name, how much, and how much in words. */

export interface Bar {
  key: string;
  name: string;
  value: number;
  text: string;
  /** `lost` is red, `quiet` is grey. */
  tone?: 'lost' | 'quiet' | undefined;
}

export const Bars = ({ label, bars }: { label: string; bars: readonly Bar[] }) => {
  const most = bars.reduce((max, { value }) => Math.max(max, value), 0) || 1;
  return (
    <ul class="bars" aria-label={label}>
      {bars.map(({ key, name, value, text, tone }) => (
        <li key={key}>
          <span class="bar-name">{name}</span>
          <svg height="12" width="100%" aria-hidden="true">
            <rect class="bar-ground" width="100%" height="12" rx="3" />
            <rect class={`bar-value ${tone ?? ''}`} width={`${(100 * value) / most}%`} height="12" rx="3" />
          </svg>
          <span class="bar-text">{text}</span>
        </li>
      ))}
    </ul>
  );
};
