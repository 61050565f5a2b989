/** What a person has to bring for each way of a network. */
import { i18n } from '#i18n';
import type { NetworkChoice, Way } from '../networkChoice';

const toSignIn = ({ registersItself, secret, needsIssuer }: NetworkChoice): string => {
  if (registersItself) return i18n.t('connect.needs_nothing');
  const app = {
    none: i18n.t('connect.needs_id'),
    optional: i18n.t('connect.needs_secret_maybe'),
    required: i18n.t('connect.needs_secret'),
  }[secret];
  return needsIssuer ? `${app} ${i18n.t('connect.needs_server_too')}` : app;
};

export const needsText = (network: NetworkChoice, way: Way): string =>
  way === 'signin' ? toSignIn(network) : i18n.t(`connect.needs_${way}`);
