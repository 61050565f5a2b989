/** Set by the organisation: with its own icon, so that colour is not the only sign. */
import './Locked.css';
import { i18n } from '#i18n';
import { Icon } from '../Icon';

export const Locked = () => (
  <span class="locked">
    <Icon of="blocked" size={13} /> {i18n.t('organisation.set')}
  </span>
);
