/** Asks once before an account goes, in its own row; nothing is removed by one slip. */
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { accountName, KEEPS_ACCESS, shortNetwork } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { PanelForm } from './PanelForm';

interface Props {
  view: AccountView;
  onRemove: (revoke: boolean) => void;
  onCancel: () => void;
}

/** Ended at the network only where this browser holds the access, and there still is some. */
const canRevoke = ({ hasToken, health, network }: AccountView): boolean =>
  hasToken && !KEEPS_ACCESS.includes(network) && health.state !== 'revoked' && health.state !== 'expired';

export const RemoveForm = ({ view, onRemove, onCancel }: Props) => (
  <PanelForm
    label={i18n.t('common.remove')}
    submit={{ text: i18n.t('common.remove'), kind: 'danger' }}
    first="cancel"
    onSubmit={data => onRemove(data.has('revoke'))}
    onCancel={onCancel}
  >
    <h3>{say('remove.title', { account: accountName(view) })}</h3>
    <p>{i18n.t('remove.explain')}</p>
    {canRevoke(view) && (
      <label class="check">
        <input type="checkbox" name="revoke" />
        <span>{say('remove.revoke', { network: shortNetwork(view.network, view.issuer) })}</span>
      </label>
    )}
  </PanelForm>
);
