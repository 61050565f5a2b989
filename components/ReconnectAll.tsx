/** From wherever somebody is, straight to what needs them: one after the other, each login once. */
import { i18n } from '#i18n';
import type { Snapshot } from '@/utils/model/snapshot';
import { say } from '@/utils/wording/say';

interface Props {
  totals: Snapshot['totals'];
  lang: string;
  /** A button, or a link in a line of text. */
  kind: 'link' | 'outlined' | 'filled';
}

/** For one account its own row is nearer. */
const FEW = 1;

export const ReconnectAll = ({ totals, lang, kind }: Props) => {
  const needy = totals.lost + totals.expiring;
  if (needy <= FEW) return null;
  const text = say('queue.reconnect_all', { count: new Intl.NumberFormat(lang).format(needy) });
  return kind === 'link' ? (
    <a href="/dashboard.html#/queue" target="_blank" rel="noreferrer">
      {text}
    </a>
  ) : (
    <a class={`button ${kind === 'filled' ? 'filled' : ''}`} href="#/queue" title={i18n.t('queue.title')}>
      {text}
    </a>
  );
};
