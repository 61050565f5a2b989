/** Asks once before an account goes, in its own row; nothing is removed by one slip. */
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { named } from '@/utils/wording/account';
import { accountName, ENDS_LOGIN, KEEPS_ACCESS, shortNetwork } from '@/utils/wording/names';
import { say, sayCount } from '@/utils/wording/say';
import { listNames } from '@/utils/wording/signIn';
import { PanelForm } from './PanelForm';

interface Props {
  view: AccountView;
  lang: string;
  onRemove: (revoke: boolean) => void;
  onCancel: () => void;
}

/** Ended at the network only where this browser holds the access, and there still is some. A child's is its login's. */
const canRevoke = ({ hasToken, health, network, parentId }: AccountView): boolean =>
  hasToken &&
  parentId === undefined &&
  !KEEPS_ACCESS.includes(network) &&
  health.state !== 'revoked' &&
  health.state !== 'expired';

/** What goes with it, or does not come back. */
const along = (view: AccountView, lang: string): string | undefined => {
  const { family, parentId } = view;
  if (parentId) return say('remove.child', named(view));
  const more = family ? family.size - family.names.length : 0;
  return family && sayCount('remove.along', family.size, lang, { names: listNames(family.names, more, lang) });
};

export const RemoveForm = ({ view, lang, onRemove, onCancel }: Props) => (
  <PanelForm
    label={i18n.t('common.remove')}
    submit={{ text: i18n.t('common.remove'), kind: 'danger' }}
    first="cancel"
    onSubmit={data => onRemove(data.has('revoke'))}
    onCancel={onCancel}
  >
    <h3>{say('remove.title', { account: accountName(view) })}</h3>
    <p>{i18n.t('remove.explain')}</p>
    {along(view, lang) && <p>{along(view, lang)}</p>}
    {canRevoke(view) && (
      <label class="check">
        <input type="checkbox" name="revoke" />
        <span>
          {say('remove.revoke', { network: shortNetwork(view.network, view.issuer) })}
          {ENDS_LOGIN.includes(view.network) && <small class="quiet"> {i18n.t('remove.revoke_login')}</small>}
        </span>
      </label>
    )}
  </PanelForm>
);
