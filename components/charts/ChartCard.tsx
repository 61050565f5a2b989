/** A chart with its name, what it means, and a table that says the same. */
import './charts.css';
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Switch } from '../Switch';

interface Props {
  title: string;
  hint?: string | undefined;
  /** Heads of the table's columns, and its rows; the first of each names the row. */
  heads: readonly string[];
  rows: readonly (readonly string[])[];
  children: ComponentChildren;
}

export const ChartCard = ({ title, hint, heads, rows, children }: Props) => {
  const [as, setAs] = useState<'picture' | 'table'>('picture');
  const id = useId();
  return (
    <section class="sheet-wide chart" aria-labelledby={id}>
      <div class="chart-head">
        <h2 id={id}>{title}</h2>
        <Switch
          label={`${title}: ${i18n.t('chart.view')}`}
          value={as}
          onChange={setAs}
          options={[
            { value: 'picture', text: i18n.t('chart.picture') },
            { value: 'table', text: i18n.t('chart.table') },
          ]}
        />
      </div>
      {hint && <p class="quiet">{hint}</p>}
      {as === 'picture' ? (
        children
      ) : (
        <table class="plain-table" aria-labelledby={id}>
          <thead>
            <tr>
              {heads.map(head => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([first = '', ...rest], row) => (
              <tr key={`${row} ${first}`}>
                <th scope="row">{first}</th>
                {rest.map((cell, i) => (
                  <td key={heads[i + 1]} class="figures">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
