/** One tool's address: what came of the last reading, what it listed and when, and what can be done. */
import { i18n } from '#i18n';
import type { ToolConnection } from '@/utils/model/app';
import { holderName } from '@/utils/wording/names';
import { isGood, toolOutcomeText } from '@/utils/wording/outcome';
import { keyOf, say, sayCount } from '@/utils/wording/say';
import { exactTime, relativeTime } from '@/utils/wording/time';
import { Locked } from './Locked';
import { Sure } from './Sure';

/** As people write it: `example.com/postiz`. */
const shownAddress = (origin: string): string => origin.replace(/^https?:\/\//, '');

interface Props {
  connection: ToolConnection;
  /** Its list can be read at all. */
  readable: boolean;
  /** The browser lets us ask there. */
  held: boolean;
  reading: boolean;
  tracked: number;
  now: number;
  lang: string;
  onRead: () => void;
  onTrack: () => void;
  onAllow: () => void;
  onNewKey: () => void;
  onSignIn: () => void;
  onSignOut: () => void;
  onRemove: () => void;
}

const KEY_TROUBLE: readonly string[] = ['key-missing', 'key-refused', 'role-too-low', 'key-unreadable', 'app-refused'];
/** Only a person can mend these, by signing in. */
const SIGN_IN_TROUBLE: readonly string[] = ['sign-in-missing', 'sign-in-lost', 'sign-in-unsure', 'key-unreadable'];

/** In words, and whether it is well: colour alone says nothing. */
const verdict = ({ connection, readable, held, reading }: Props): { text: string; kind: 'good' | 'bad' | 'quiet' } => {
  const words = { tool: holderName(connection.tool) };
  if (!held) return { text: say('tool_outcome.host_not_granted', words), kind: 'bad' };
  if (!readable) return { text: i18n.t('settings.tools_pages_only'), kind: 'quiet' };
  if (reading) return { text: i18n.t('settings.tools_reading'), kind: 'quiet' };
  if (!connection.outcome) return { text: i18n.t('settings.tools_never'), kind: 'quiet' };
  const { code } = connection.outcome;
  // Signed out on purpose, or not signed in yet: nothing is wrong.
  if (code === 'sign-in-missing') return { text: say('tool_outcome.sign_in_missing', words), kind: 'quiet' };
  return { text: say(`tool_outcome.${keyOf(code)}`, words), kind: code === 'read' ? 'good' : 'bad' };
};

const facts = ({ connection, tracked, now, lang }: Props): string => {
  const { listed, readAt, hasApiKey, accountId, grant, client } = connection;
  return [
    listed && sayCount('settings.tools_listed', listed.rows, lang),
    listed && sayCount('settings.tools_tracked', tracked, lang),
    listed && listed.others > 0 && sayCount('settings.tools_others', listed.others, lang),
    hasApiKey && i18n.t('settings.tools_with_key'),
    client && i18n.t(grant ? 'settings.tools_signed_in' : 'settings.tools_signed_out'),
    accountId && say('settings.tools_number', { id: accountId }),
    readAt !== undefined && say('settings.tools_read_at', { when: relativeTime(readAt, now, lang) }),
  ]
    .filter(Boolean)
    .join(' · ');
};

/** What came of the last sign-in or sign-out, unless the reading after it says enough. */
const signInSaid = ({ tool, signIn }: ToolConnection): { text: string; good: boolean } | undefined =>
  signIn && signIn.code !== 'connected' ? { text: toolOutcomeText(tool, signIn), good: isGood(signIn) } : undefined;

export const ToolItem = (props: Props) => {
  const { connection, readable, held, reading, lang } = props;
  const { onRead, onTrack, onAllow, onNewKey, onSignIn, onSignOut, onRemove } = props;
  const { client, grant } = connection;
  const said = signInSaid(connection);
  const code = connection.outcome?.code ?? '';
  const signIn = say('settings.tools_sign_in', { tool: holderName(connection.tool) });
  const { text, kind } = verdict(props);
  const offers = connection.offers?.length ?? 0;
  const name = `${holderName(connection.tool)}, ${shownAddress(connection.origin)}`;
  const button = (label: string, onClick: () => void, filled = false) => (
    <button type="button" class={`button ${filled ? 'filled' : ''}`} aria-label={`${label}: ${name}`} onClick={onClick}>
      {label}
    </button>
  );
  return (
    <li
      class="tool"
      data-tool={connection.tool}
      data-connection={connection.id}
      data-outcome={connection.outcome?.code ?? ''}
      aria-busy={reading ? 'true' : undefined}
    >
      <div>
        <b>{holderName(connection.tool)}</b> <bdi class="quiet">{shownAddress(connection.origin)}</bdi>
        <p role="status" class={`verdict ${kind}`}>
          {text}
        </p>
        {said && !reading && (
          <p role="status" class={`verdict ${said.good ? 'good' : 'bad'}`}>
            {said.text}
          </p>
        )}
        <p class="quiet" title={connection.readAt === undefined ? undefined : exactTime(connection.readAt, lang)}>
          {facts(props)}
        </p>
      </div>
      <div class="choices">
        {!held && button(i18n.t('settings.tools_allow'), onAllow, true)}
        {offers > 0 && held && button(sayCount('settings.tools_track', offers, lang), onTrack, true)}
        {client && held && (!grant || SIGN_IN_TROUBLE.includes(code)) && button(signIn, onSignIn, true)}
        {(KEY_TROUBLE.includes(code) || said?.good === false) &&
          !connection.managed?.secret &&
          button(i18n.t(client ? 'settings.tools_new_app' : 'settings.tools_new_key'), onNewKey)}
        {readable && held && (grant || !client) && button(i18n.t('settings.tools_read_now'), onRead)}
        {grant && button(i18n.t('settings.tools_sign_out'), onSignOut)}
        {connection.managed ? (
          <Locked />
        ) : (
          <Sure
            label={i18n.t('settings.tools_remove')}
            about={name}
            ask={i18n.t('settings.tools_sure')}
            onSure={onRemove}
          />
        )}
      </div>
    </li>
  );
};
