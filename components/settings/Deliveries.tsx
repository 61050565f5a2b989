/** What was sent: when, to whom, about what, and what came of it. */
import { i18n } from '#i18n';
import type { Delivery } from '@/utils/model/delivery';
import { say, sayCount } from '@/utils/wording/say';
import { clockTime, exactTime, relativeTime } from '@/utils/wording/time';
import { sendText } from './ChannelItem';

interface Props {
  /** Newest first. */
  deliveries: readonly Delivery[];
  now: number;
  lang: string;
  onRetry: (id: string) => void;
}

/** Names in one line; the rest is counted. */
const NAMED = 3;

const aboutOf = ({ names, about }: Delivery, lang: string): string => {
  const shown = names.accounts.slice(0, NAMED);
  const rest = about.length - shown.length;
  return [new Intl.ListFormat(lang, { type: 'unit' }).format(shown), rest > 0 && sayCount('delivery.more', rest, lang)]
    .filter(Boolean)
    .join(' ');
};

const stateOf = ({ state, nextTry, code }: Delivery, now: number, lang: string): string =>
  state === 'waiting' && code && nextTry !== undefined
    ? say('delivery.state.waiting_until', { when: relativeTime(nextTry, now, lang) })
    : say(`delivery.state.${state}`);

const KIND: Partial<Record<Delivery['state'], string>> = { sent: 'good', failed: 'bad', unsure: 'bad' };

export const Deliveries = ({ deliveries, now, lang, onRetry }: Props) => (
  <section aria-labelledby="deliveries-title">
    <h2 id="deliveries-title">{i18n.t('delivery.title')}</h2>
    <p class="lead">{i18n.t('delivery.text')}</p>
    {deliveries.length === 0 ? (
      <p class="quiet">{i18n.t('delivery.none')}</p>
    ) : (
      <table class="sent-list" aria-labelledby="deliveries-title">
        <thead>
          <tr>
            <th scope="col">{i18n.t('delivery.when')}</th>
            <th scope="col">{i18n.t('delivery.to')}</th>
            <th scope="col">{i18n.t('delivery.about')}</th>
            <th scope="col">{i18n.t('delivery.result')}</th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map(delivery => {
            const { id, at, doneAt, names, state, code, status } = delivery;
            return (
              <tr key={id} data-delivery={id} data-state={state} data-code={code ?? ''}>
                <td title={exactTime(doneAt ?? at, lang)}>{clockTime(doneAt ?? at, now, lang)}</td>
                <td>
                  <bdi>{names.person}</bdi> <span class="quiet">{names.channel}</span>
                </td>
                <td>{aboutOf(delivery, lang)}</td>
                <td>
                  <span class={`verdict-line ${KIND[state] ?? ''}`}>{stateOf(delivery, now, lang)}</span>
                  {code && code !== 'sent' && <p class="quiet">{sendText(code, status)}</p>}
                  {(state === 'failed' || state === 'unsure') && (
                    <button
                      type="button"
                      class="button"
                      aria-label={`${i18n.t('delivery.retry')}: ${names.person}, ${names.channel}`}
                      onClick={() => onRetry(id)}
                    >
                      {i18n.t('delivery.retry')}
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    )}
  </section>
);
