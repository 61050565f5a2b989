/** The form for one channel: a new one, or changes to one whose address and key are not shown again. */
import '../connect/Fields.css';
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { CHANNEL_KINDS, type Channel } from '@/utils/model/channel';
import { say } from '@/utils/wording/say';
import { type ChannelValues, channelProblem, EXAMPLE, holderNames, readChannel, takesKey } from '../channelForm';
import { FormFoot } from '../FormFoot';
import { useOwnFocus } from '../useOwnFocus';
import { type Saved, useSaving } from '../useSaving';

interface Props {
  channel?: Channel;
  onSave: (values: ChannelValues) => Saved;
  /** It is saved. */
  onDone: () => void;
  onCancel: () => void;
}

export const ChannelForm = ({ channel, onSave, onDone, onCancel }: Props) => {
  const [kind, setKind] = useState(channel?.kind ?? 'webhook');
  const { said, busy, save, refuse } = useSaving();
  const form = useRef<HTMLFormElement>(null);
  useOwnFocus(form);
  return (
    <form
      ref={form}
      class="sheet"
      noValidate
      aria-label={i18n.t(channel ? 'channels.change' : 'channels.add')}
      onKeyDown={event => event.key === 'Escape' && onCancel()}
      onSubmit={event => {
        event.preventDefault();
        const values = readChannel(new FormData(event.currentTarget), channel);
        const wrong = channelProblem(values);
        if (wrong) refuse(i18n.t(`channels.${wrong}`));
        else
          void save(
            () => onSave(values),
            () => void onDone(),
          );
      }}
    >
      {!channel && (
        <label class="field">
          <span>{i18n.t('channels.kind')}</span>
          <select
            class="input"
            name="kind"
            value={kind}
            onChange={event => setKind(CHANNEL_KINDS.find(each => each === event.currentTarget.value) ?? 'webhook')}
          >
            {CHANNEL_KINDS.map(each => (
              <option key={each} value={each}>
                {i18n.t(`channels.kind_${each}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      <p class="quiet">{i18n.t(`channels.hint_${kind}`)}</p>
      <label class="field">
        <span>{i18n.t('channels.name')}</span>
        <input class="input" name="name" maxLength={100} autoComplete="off" defaultValue={channel?.name ?? ''} />
        <span class="quiet">{i18n.t('channels.name_hint')}</span>
      </label>
      <label class="field">
        <span>{i18n.t('channels.address')}</span>
        <input class="input" name="address" type="url" placeholder="https://" autoComplete="off" spellcheck={false} />
        {channel && <span class="quiet">{i18n.t('channels.address_kept')}</span>}
      </label>
      {kind === 'form' && (
        <>
          <label class="field">
            <span>{i18n.t('channels.header')}</span>
            <input
              class="input short"
              name="header"
              autoComplete="off"
              spellcheck={false}
              defaultValue={channel?.form?.header ?? 'Authorization'}
            />
          </label>
          <label class="field">
            <span>{i18n.t('channels.encoding')}</span>
            <select class="input short" name="encoding">
              {(['json', 'form'] as const).map(each => (
                <option key={each} value={each} selected={channel?.form?.encoding === each}>
                  {i18n.t(`channels.encoding_${each}`)}
                </option>
              ))}
            </select>
          </label>
          <label class="field">
            <span>{i18n.t('channels.template')}</span>
            <textarea
              class="input"
              name="template"
              rows={6}
              spellcheck={false}
              defaultValue={channel?.form?.template ?? EXAMPLE}
            />
            <span class="quiet">{say('channels.template_hint', { names: holderNames })}</span>
          </label>
        </>
      )}
      {takesKey(kind) && (
        <label class="field">
          <span>{i18n.t(`channels.key_${kind}`)}</span>
          <input class="input" name="key" type="password" autoComplete="off" />
          {channel?.hasKey && <span class="quiet">{i18n.t('channels.key_kept')}</span>}
        </label>
      )}
      <FormFoot go={i18n.t('channels.save')} busy={busy} said={said.text} wrong={said.wrong} onCancel={onCancel} />
    </form>
  );
};
