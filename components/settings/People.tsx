/** The address book: who looks after accounts, in which language and through which channels they are told. */
import './People.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Channel } from '@/utils/model/channel';
import type { Person } from '@/utils/model/person';
import type { AccountView } from '@/utils/model/snapshot';
import { say, sayCount } from '@/utils/wording/say';
import { Asked } from '../Asked';
import type { PersonValues } from '../people';
import type { Saved } from '../useSaving';
import { PersonForm } from './PersonForm';

interface Props {
  people: readonly Person[];
  channels: readonly Channel[];
  accounts: readonly AccountView[];
  lang: string;
  onSave: (person: PersonValues) => Saved;
  onRemove: (id: string) => void;
}

const about = ({ id, email, lang, channels: own }: Person, { accounts, channels, lang: page }: Props): string => {
  const count = accounts.filter(view => view.owner?.id === id).length;
  const names = channels.filter(channel => own.includes(channel.id)).map(({ name }) => name);
  return [
    email,
    count ? sayCount('people.accounts', count, page) : i18n.t('people.accounts_none'),
    lang && i18n.t(`people.lang_${lang}`),
    names.length ? say('people.through', { names: new Intl.ListFormat(page).format(names) }) : i18n.t('people.by_hand'),
  ]
    .filter(Boolean)
    .join(' · ');
};

export const People = (props: Props) => {
  const { people, channels, onSave, onRemove } = props;
  const [open, setOpen] = useState<{ edit: string } | { remove: string } | 'new' | null>(null);
  const close = () => setOpen(null);
  const isOpen = (what: 'edit' | 'remove', id: string) =>
    open !== null && open !== 'new' && what in open && Object.values(open)[0] === id;
  return (
    <section aria-labelledby="people-title">
      <h2 id="people-title">{i18n.t('people.title')}</h2>
      <p class="lead">{i18n.t('people.text')}</p>
      {people.length === 0 && <p class="quiet">{i18n.t('people.none')}</p>}
      <ul class="things people" aria-label={i18n.t('people.title')}>
        {people.map(person => (
          <li key={person.id} data-person={person.id}>
            <div>
              <b>
                <bdi>{person.name}</bdi>
              </b>
              <p class="quiet">{about(person, props)}</p>
            </div>
            <div class="choices">
              <button
                type="button"
                class="button"
                aria-label={`${i18n.t('people.edit')}: ${person.name}`}
                onClick={() => setOpen({ edit: person.id })}
              >
                {i18n.t('people.edit')}
              </button>
              <button
                type="button"
                class="button"
                aria-label={`${i18n.t('people.remove')}: ${person.name}`}
                onClick={() => setOpen({ remove: person.id })}
              >
                {i18n.t('people.remove')}
              </button>
            </div>
            {isOpen('edit', person.id) && (
              <PersonForm person={person} channels={channels} onSave={onSave} onDone={close} onCancel={close} />
            )}
            {isOpen('remove', person.id) && (
              <Asked label={i18n.t('people.remove')} onLeave={close}>
                <p>{say('people.remove_ask', { name: person.name })}</p>
                <div class="choices">
                  <button
                    type="button"
                    class="button danger"
                    onClick={() => {
                      close();
                      onRemove(person.id);
                    }}
                  >
                    {i18n.t('people.remove')}
                  </button>
                  <button type="button" class="button" data-first="" onClick={close}>
                    {i18n.t('common.cancel')}
                  </button>
                </div>
              </Asked>
            )}
          </li>
        ))}
      </ul>
      {open === 'new' ? (
        <PersonForm channels={channels} onSave={onSave} onDone={close} onCancel={close} />
      ) : (
        <div class="choices">
          <button type="button" class="button" onClick={() => setOpen('new')}>
            {i18n.t('people.add')}
          </button>
        </div>
      )}
    </section>
  );
};
