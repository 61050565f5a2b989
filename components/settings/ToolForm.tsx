/** The form for a tool's address, with a key where its list is read with one. */
import '../connect/Fields.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { holderName } from '@/utils/wording/names';
import { keyOf, say } from '@/utils/wording/say';
import { noTool, type ToolChoice, type ToolValues, toConnection, toolProblem } from '../toolChoice';

interface Props {
  choices: readonly ToolChoice[];
  /** Where the form starts: a connection that gets a new key. */
  start?: { tool: string; address: string; accountId: string } | undefined;
  /** Is there a key for this tool and address already? */
  hasKey: (connection: ReturnType<typeof toConnection>) => boolean;
  onAdd: (connection: ReturnType<typeof toConnection>) => void;
}

/** Where the key is found, or how the list is read without one. */
const HINTED: readonly string[] = ['postiz', 'mixpost', 'chatwoot', 'nango', 'brightbean', 'trypost', 'buffer'];

export const ToolForm = ({ choices, start, hasKey, onAdd }: Props) => {
  const [values, setValues] = useState<ToolValues>(start ? { ...start, apiKey: '' } : noTool(choices[0]));
  const [problem, setProblem] = useState('');
  const choice = choices.find(({ id }) => id === values.tool);
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
    setProblem(wrong ? i18n.t(`settings.${wrong}`) : '');
    if (wrong) return;
    onAdd(connection);
    setValues(noTool(choice));
  };

  return (
    <form
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
            setProblem('');
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
      {choice?.ways.includes('key') &&
        text(
          'apiKey',
          choice.ways.includes('session')
            ? `${i18n.t('settings.tools_key')} (${i18n.t('common.optional')})`
            : i18n.t('settings.tools_key'),
          '',
          { type: 'password' },
        )}
      {choice && HINTED.includes(choice.id) && <p class="quiet">{say(`tool.${keyOf(choice.id)}.read`, words)}</p>}
      <p role="status" class="problem">
        {problem}
      </p>
      <div class="choices">
        <button type="submit" class="button filled">
          {i18n.t('settings.tools_add')}
        </button>
      </div>
    </form>
  );
};
