/** One channel: what came of the last message, who is told through it, and the test. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Channel, isMail, type SendCode } from '@/utils/model/channel';
import type { Person } from '@/utils/model/person';
import { keyOf, say } from '@/utils/wording/say';
import { exactTime, relativeTime } from '@/utils/wording/time';
import { Locked } from './Locked';

interface Props {
  channel: Channel;
  people: readonly Person[];
  held: boolean;
  now: number;
  lang: string;
  /** Settles with its end. */
  onTest: (person: string | undefined) => Promise<void>;
  onAllow: () => void;
  onChange: () => void;
  onReplace: () => void;
  onRemove: () => void;
}

export const sendText = (code: SendCode, status?: number): string =>
  [say(`delivery.code.${keyOf(code)}`), status !== undefined && code !== 'sent' && `(${status})`]
    .filter(Boolean)
    .join(' ');

export const ChannelItem = (props: Props) => {
  const { channel, people, held, now, lang, onTest, onAllow, onChange, onReplace, onRemove } = props;
  const { kind, name, origin, outcome } = channel;
  const [testing, setTesting] = useState(false);
  const mailed = people.filter(person => person.email);
  const [to, setTo] = useState('');
  const users = people.filter(person => person.channels.includes(channel.id)).map(person => person.name);
  const test = async () => {
    setTesting(true);
    await onTest(isMail(kind) ? to || mailed[0]?.id : undefined);
    setTesting(false);
  };
  const button = (label: string, onClick: () => void, filled = false) => (
    <button type="button" class={`button ${filled ? 'filled' : ''}`} aria-label={`${label}: ${name}`} onClick={onClick}>
      {label}
    </button>
  );
  const verdict = !held
    ? { text: sendText('host-not-granted'), kind: 'bad' }
    : outcome && { text: sendText(outcome.code, outcome.status), kind: outcome.code === 'sent' ? 'good' : 'bad' };
  return (
    <>
      <div>
        <b>
          <bdi>{name}</bdi>
        </b>{' '}
        <span class="quiet">
          {i18n.t(`channels.kind_${kind}`)} · <bdi>{new URL(origin).host}</bdi>
        </span>
        <p class="quiet">
          {users.length
            ? say('channels.used_by', { names: new Intl.ListFormat(lang).format(users) })
            : i18n.t('channels.used_none')}
        </p>
        <p
          role="status"
          class={`verdict-line ${testing ? 'quiet' : (verdict?.kind ?? '')}`}
          data-code={outcome?.code ?? ''}
        >
          {testing ? i18n.t('channels.testing') : verdict?.text}
          {!testing && outcome && (
            <span class="quiet" title={exactTime(outcome.at, lang)}>
              {' '}
              {relativeTime(outcome.at, now, lang)}
            </span>
          )}
        </p>
        {isMail(kind) && mailed.length === 0 && <p class="quiet">{i18n.t('channels.test_nobody')}</p>}
        {isMail(kind) && mailed.length > 0 && (
          <label class="field short">
            <span>{i18n.t('channels.test_to')}</span>
            <select class="input" value={to || mailed[0]?.id} onChange={event => setTo(event.currentTarget.value)}>
              {mailed.map(person => (
                <option key={person.id} value={person.id}>
                  {person.email}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <div class="choices">
        {!held && button(i18n.t('channels.allow'), onAllow, true)}
        {held && (!isMail(kind) || mailed.length > 0) && button(i18n.t('channels.test'), () => void test())}
        {channel.managed ? (
          <Locked />
        ) : (
          <>
            {kind === 'webhook' && button(i18n.t('channels.replace'), onReplace)}
            {button(i18n.t('channels.change'), onChange)}
            {button(i18n.t('channels.remove'), onRemove)}
          </>
        )}
      </div>
    </>
  );
};
