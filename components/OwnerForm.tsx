/** Who is to be told about an account: somebody of the address book, or somebody new with a name and, if there is one, an address. */
import { useContext, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { isEmail } from '@/utils/model/address';
import { isAddress } from '@/utils/model/login';
import type { OwnerChoice } from '@/utils/model/owner-choice';
import type { AccountView } from '@/utils/model/snapshot';
import { named } from '@/utils/wording/account';
import { shortNetwork } from '@/utils/wording/names';
import { say, sayCount } from '@/utils/wording/say';
import { PanelForm } from './PanelForm';
import { People } from './people';

interface Props {
  views: readonly AccountView[];
  lang: string;
  /** `login`: for every account of its login that has nobody of its own. */
  onSave: (owner: OwnerChoice, login: boolean) => void;
  onCancel: () => void;
}

const NEW = '';

/** Nobody is chosen with a button of its own, never by leaving something out. */
const read = (data: FormData): NonNullable<OwnerChoice> | 'bad_name' | 'bad_email' => {
  const person = String(data.get('person') ?? NEW);
  if (person) return { person };
  const name = String(data.get('name') ?? '').trim();
  const email = String(data.get('email') ?? '').trim();
  if (!name) return 'bad_name';
  if (email && !isEmail(email)) return 'bad_email';
  return { name, ...(email ? { email } : {}) };
};

/** A name alone would be taken for that person's logins at every network. */
const wholeLogin = (view: AccountView): string => {
  const login = view.family?.login ?? named(view).login;
  return isAddress(login) ? login : `${login} (${shortNetwork(view.network, view.issuer)})`;
};

export const OwnerForm = ({ views, lang, onSave, onCancel }: Props) => {
  const people = useContext(People);
  const [first] = views;
  const view = views.length === 1 ? first : undefined;
  // Of several: whoever looks after each of them.
  const owner = views.every(each => each.owner?.id === first?.owner?.id) ? first?.owner : undefined;
  const known = people.find(({ id }) => id === owner?.id)?.id ?? (owner ? NEW : (people[0]?.id ?? NEW));
  const [chosen, setChosen] = useState(known);
  const [problem, setProblem] = useState('');
  const submit = (data: FormData) => {
    const owner = read(data);
    if (typeof owner === 'string') setProblem(i18n.t(`people.${owner}`));
    else onSave(owner, data.has('login'));
  };
  const login = view && (view.family || view.login?.trim()) ? wholeLogin(view) : '';
  return (
    <PanelForm
      label={i18n.t('common.assign_owner')}
      submit={{ text: i18n.t('common.save'), kind: 'filled' }}
      first="field"
      onSubmit={submit}
      onCancel={onCancel}
      more={
        views.some(each => each.owner) && (
          <button type="button" class="button plain" onClick={() => onSave(null, view?.owner?.byLogin === true)}>
            {i18n.t('owner.nobody')}
          </button>
        )
      }
    >
      <h3>{view ? i18n.t('owner.title') : sayCount('owner.title_many', views.length, lang)}</h3>
      {people.length > 0 && (
        <label class="field">
          <span>{i18n.t('people.title')}</span>
          <select
            class="input"
            name="person"
            data-first=""
            value={chosen}
            onChange={event => {
              setProblem('');
              setChosen(event.currentTarget.value);
            }}
          >
            {people.map(({ id, name, email }) => (
              <option key={id} value={id}>
                {email ? `${name} (${email})` : name}
              </option>
            ))}
            <option value={NEW}>{i18n.t('people.someone_new')}</option>
          </select>
        </label>
      )}
      {chosen === NEW && (
        <>
          <label class="field">
            <span>{i18n.t('owner.name')}</span>
            <input class="input" name="name" maxLength={200} defaultValue={people.length ? '' : (owner?.name ?? '')} />
          </label>
          <label class="field">
            <span>
              {i18n.t('owner.email')} ({i18n.t('common.optional')})
            </span>
            <input
              class="input"
              name="email"
              inputMode="email"
              maxLength={320}
              defaultValue={people.length ? '' : (owner?.email ?? '')}
            />
          </label>
        </>
      )}
      {login && (
        <label class="check">
          <input type="checkbox" name="login" defaultChecked={owner?.byLogin === true} />
          <span>{say('people.whole_login', { login })}</span>
        </label>
      )}
      <p role="status" class="problem">
        {problem}
      </p>
    </PanelForm>
  );
};
