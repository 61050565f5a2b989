/** Who is to be told about an account: a name and, if there is one, an address. */
import { i18n } from '#i18n';
import type { Owner } from '@/utils/model/account';
import { PanelForm } from './PanelForm';

interface Props {
  owner: Owner | undefined;
  onSave: (owner: Owner | null) => void;
  onCancel: () => void;
}

/** No name: nobody. */
const read = (data: FormData): Owner | null => {
  const name = String(data.get('name') ?? '').trim();
  const email = String(data.get('email') ?? '').trim();
  return name ? { name, ...(email ? { email } : {}) } : null;
};

export const OwnerForm = ({ owner, onSave, onCancel }: Props) => (
  <PanelForm
    label={i18n.t('common.assign_owner')}
    submit={{ text: i18n.t('common.save'), kind: 'filled' }}
    first="field"
    onSubmit={data => onSave(read(data))}
    onCancel={onCancel}
    more={
      owner && (
        <button type="button" class="button plain" onClick={() => onSave(null)}>
          {i18n.t('owner.nobody')}
        </button>
      )
    }
  >
    <h3>{i18n.t('owner.title')}</h3>
    <label class="field">
      <span>{i18n.t('owner.name')}</span>
      <input class="input" name="name" maxLength={200} defaultValue={owner?.name ?? ''} />
    </label>
    <label class="field">
      <span>
        {i18n.t('owner.email')} ({i18n.t('common.optional')})
      </span>
      <input class="input" name="email" type="email" maxLength={320} defaultValue={owner?.email ?? ''} />
    </label>
  </PanelForm>
);
