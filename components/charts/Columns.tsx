/** Two columns for each step of time, side by side. */
import { useWidth } from '../useWidth';

export interface Pair {
  key: number;
  name: string;
  /** What went wrong, and what was mended. */
  lost: number;
  back: number;
}

interface Props {
  label: string;
  pairs: readonly Pair[];
  names: { lost: string; back: string };
  lang: string;
}

const HEIGHT = 130;
const TOP = 16;
const BELOW = 20;
/** Room (px) that the name of a step needs. */
const NAME = 44;

export const Columns = ({ label, pairs, names, lang }: Props) => {
  const { ref, width } = useWidth<HTMLDivElement>();
  const most = pairs.reduce((max, { lost, back }) => Math.max(max, lost, back), 0) || 1;
  const step = width / Math.max(1, pairs.length);
  const wide = Math.min(18, Math.max(2, step / 2 - 4));
  const number = new Intl.NumberFormat(lang, { notation: 'compact' });
  const high = (value: number) => ((HEIGHT - TOP - BELOW) * value) / most;
  const every = Math.max(1, Math.ceil(NAME / step));
  const column = (kind: 'lost' | 'back', value: number, x: number) =>
    value > 0 && (
      <>
        <rect
          class={`column ${kind}`}
          x={x}
          y={HEIGHT - BELOW - high(value)}
          width={wide}
          height={high(value)}
          rx="2"
        />
        <text x={x + wide / 2} y={HEIGHT - BELOW - high(value) - 4} text-anchor="middle">
          {number.format(value)}
        </text>
      </>
    );
  return (
    <div ref={ref}>
      <svg class="columns" role="img" aria-label={label} width={width} height={HEIGHT} dir="ltr">
        <line class="rule" x1={0} x2={width} y1={HEIGHT - BELOW} y2={HEIGHT - BELOW} />
        {pairs.map(({ key, name, lost, back }, i) => {
          const middle = (i + 0.5) * step;
          return (
            <g key={key}>
              {column('lost', lost, middle - wide - 1)}
              {column('back', back, middle + 1)}
              {(pairs.length - 1 - i) % every === 0 && (
                <text class="name" x={middle} y={HEIGHT - 5} text-anchor="middle">
                  {name}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <ul class="key quiet" aria-hidden="true">
        {(['lost', 'back'] as const).map(kind => (
          <li key={kind}>
            <svg width="12" height="12" aria-hidden="true">
              <rect class={`column ${kind}`} width="12" height="12" rx="2" />
            </svg>
            {names[kind]}
          </li>
        ))}
      </ul>
    </div>
  );
};
