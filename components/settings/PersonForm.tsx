/** The form for one person of the address book. */
import '../connect/Fields.css';
import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { isEmail } from '@/utils/model/address';
import type { Channel } from '@/utils/model/channel';
import { LANGS } from '@/utils/model/lang';
import type { Person } from '@/utils/model/person';
import { FormFoot } from '../FormFoot';
import type { PersonValues } from '../people';
import { useOwnFocus } from '../useOwnFocus';
import { type Saved, useSaving } from '../useSaving';

interface Props {
  person?: Person;
  channels: readonly Channel[];
  onSave: (person: PersonValues) => Saved;
  /** It is saved. */
  onDone: () => void;
  onCancel: () => void;
}

const read = (data: FormData, id: string | undefined): PersonValues => {
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const lang = LANGS.find(each => each === text('lang'));
  return {
    ...(id ? { id } : {}),
    name: text('name'),
    ...(text('email') ? { email: text('email') } : {}),
    ...(lang ? { lang } : {}),
    channels: data.getAll('channel').map(String),
  };
};

export const PersonForm = ({ person, channels, onSave, onDone, onCancel }: Props) => {
  const { said, busy, save, refuse } = useSaving();
  const form = useRef<HTMLFormElement>(null);
  useOwnFocus(form);
  return (
    <form
      ref={form}
      class="sheet"
      noValidate
      aria-label={i18n.t(person ? 'people.edit' : 'people.new')}
      onKeyDown={event => event.key === 'Escape' && onCancel()}
      onSubmit={event => {
        event.preventDefault();
        const values = read(new FormData(event.currentTarget), person?.id);
        const wrong = !values.name ? 'bad_name' : values.email && !isEmail(values.email) ? 'bad_email' : undefined;
        if (wrong) refuse(i18n.t(`people.${wrong}`));
        else
          void save(
            () => onSave(values),
            () => void onDone(),
          );
      }}
    >
      <label class="field">
        <span>{i18n.t('people.name')}</span>
        <input class="input" name="name" maxLength={200} autoComplete="off" defaultValue={person?.name ?? ''} />
      </label>
      <label class="field">
        <span>
          {i18n.t('people.email')} ({i18n.t('common.optional')})
        </span>
        <input
          class="input"
          name="email"
          inputMode="email"
          maxLength={320}
          autoComplete="off"
          defaultValue={person?.email ?? ''}
        />
      </label>
      <label class="field">
        <span>{i18n.t('people.lang')}</span>
        <select class="input" name="lang" defaultValue={person?.lang ?? ''}>
          <option value="">{i18n.t('people.lang_own')}</option>
          {LANGS.map(lang => (
            <option key={lang} value={lang} selected={person?.lang === lang}>
              {i18n.t(`people.lang_${lang}`)}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="plain-set">
        <legend class="legend">{i18n.t('people.channels')}</legend>
        {channels.length === 0 && <p class="quiet">{i18n.t('people.channels_none')}</p>}
        {channels.map(({ id, name }) => (
          <label class="check" key={id}>
            <input type="checkbox" name="channel" value={id} defaultChecked={person?.channels.includes(id)} />
            <bdi>{name}</bdi>
          </label>
        ))}
      </fieldset>
      <FormFoot go={i18n.t('people.save')} busy={busy} said={said.text} wrong={said.wrong} onCancel={onCancel} />
    </form>
  );
};
