/** The form for a tool's address, with a key where its list is read with one. */
import '../connect/Fields.css';
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { holderName } from '@/utils/wording/names';
import { keyOf, say } from '@/utils/wording/say';
import { FormFoot } from '../FormFoot';
import { noTool, signsIn, type ToolChoice, type ToolValues, toConnection, toolProblem } from '../toolChoice';
import { useOwnFocus } from '../useOwnFocus';
import { type Saved, useSaving } from '../useSaving';
import { ToolApp } from './ToolApp';
import { ToolWay } from './ToolWay';

interface Props {
  choices: readonly ToolChoice[];
  /** Where the form starts: a connection that gets a new key or another app. */
  start?: (Pick<ToolValues, 'tool' | 'address' | 'accountId'> & Partial<ToolValues>) | undefined;
  redirectUri: string;
  /** Somebody has just asked for it: the focus comes along. */
  opened?: boolean | undefined;
  /** Is there a key for this tool and address already? */
  hasKey: (connection: ReturnType<typeof toConnection>) => boolean;
  onAdd: (connection: ReturnType<typeof toConnection>) => Saved;
  /** It is saved. */
  onDone?: () => void;
  onCopy: (value: string) => Promise<void>;
}

/** Where the key is found, or how the list is read without one. */
const HINTED: readonly string[] = [
  'postiz',
  'mixpost',
  'chatwoot',
  'nango',
  'brightbean',
  'trypost',
  'buffer',
  'hootsuite',
];

export const ToolForm = ({ choices, start, redirectUri, opened = false, hasKey, onAdd, onDone, onCopy }: Props) => {
  const [values, setValues] = useState<ToolValues>({
    ...noTool(choices.find(({ id }) => id === start?.tool) ?? choices[0]),
    ...start,
  });
  const { said, busy, save, refuse } = useSaving();
  const form = useRef<HTMLFormElement>(null);
  useOwnFocus(form, opened);
  const choice = choices.find(({ id }) => id === values.tool);
  const withSignIn = signsIn(values, choice);
  const change = (part: Partial<ToolValues>) => setValues({ ...values, ...part });
  const words = { tool: holderName(values.tool) };

  const text = (name: 'address' | 'apiKey' | 'accountId', label: string, hint: string, more: object) => (
    <label class="field">
      <span>{label}</span>
      <input
        class="input"
        name={name}
        autoComplete="off"
        spellcheck={false}
        value={values[name]}
        onInput={event => setValues({ ...values, [name]: event.currentTarget.value })}
        {...more}
      />
      {hint && <span class="quiet">{hint}</span>}
    </label>
  );

  const add = () => {
    if (!choice) return;
    const connection = toConnection(values, choice);
    const wrong = toolProblem(values, choice, hasKey(connection));
    if (wrong) return refuse(i18n.t(`settings.${wrong}`));
    const saved = () => {
      // What is typed by then is the next one.
      setValues(now => (now === values ? noTool(choice) : now));
      onDone?.();
      return undefined;
    };
    void save(() => onAdd(connection), saved);
  };

  return (
    <form
      ref={form}
      class="sheet"
      noValidate
      aria-label={i18n.t('settings.tools_add')}
      onSubmit={event => {
        event.preventDefault();
        add();
      }}
    >
      <label class="field">
        <span>{i18n.t('settings.tools_tool')}</span>
        <select
          class="input"
          name="tool"
          value={values.tool}
          onChange={event => {
            refuse('');
            setValues(noTool(choices.find(({ id }) => id === event.currentTarget.value)));
          }}
        >
          {choices.map(({ id }) => (
            <option key={id} value={id}>
              {holderName(id)}
            </option>
          ))}
        </select>
      </label>
      {text('address', i18n.t('settings.tools_address'), say('settings.tools_address_hint', words), {
        type: 'url',
        inputMode: 'url',
        placeholder: 'https://',
      })}
      {choice?.needsAccountId &&
        text('accountId', i18n.t('settings.tools_account'), say('settings.tools_account_hint', words), {
          type: 'text',
        })}
      {choice?.ways.includes('grant') && choice.ways.includes('key') && (
        <ToolWay way={values.way} onWay={way => change({ way })} />
      )}
      {choice && withSignIn && (
        <ToolApp choice={choice} values={values} redirectUri={redirectUri} onChange={change} onCopy={onCopy} />
      )}
      {choice?.ways.includes('key') &&
        !withSignIn &&
        text(
          'apiKey',
          choice.ways.includes('session')
            ? `${i18n.t('settings.tools_key')} (${i18n.t('common.optional')})`
            : i18n.t('settings.tools_key'),
          '',
          { type: 'password' },
        )}
      {choice && !withSignIn && HINTED.includes(choice.id) && (
        <p class="quiet">{say(`tool.${keyOf(choice.id)}.read`, words)}</p>
      )}
      <FormFoot
        go={withSignIn ? say('settings.tools_sign_in', words) : i18n.t('settings.tools_add')}
        busy={busy}
        said={said.text}
        wrong={said.wrong}
      />
    </form>
  );
};
