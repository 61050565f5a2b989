/** What the user has to bring for a network: server, client id, and a secret or an endpoint of their own that adds it. */
import './Fields.css';
import { i18n } from '#i18n';
import { shortNetwork } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { serverHint } from '@/utils/wording/server';
import { type AppProblem, type AppValues, FIELD_OF, type NetworkChoice } from '../networkChoice';
import { Field } from './Field';

interface Props {
  network: NetworkChoice;
  values: AppValues;
  problem?: AppProblem | undefined;
  onChange: (values: AppValues) => void;
}

export const AppFields = ({ network, values, problem, onChange }: Props) => {
  const words = { network: shortNetwork(network.id) };
  const field = (name: keyof AppValues) => ({
    name,
    value: values[name],
    error: problem && FIELD_OF[problem] === name ? i18n.t(`connect.${problem}`) : undefined,
    onInput: (value: string) => onChange({ ...values, [name]: value }),
  });
  return (
    <>
      {network.needsIssuer && (
        <Field label={i18n.t('connect.issuer')} hint={serverHint(network.id)} {...field('issuer')} />
      )}
      {!network.registersItself && (
        <Field label={i18n.t('connect.client_id')} hint={say('connect.app_hint', words)} {...field('clientId')} />
      )}
      {network.secret !== 'none' && !network.registersItself && (
        <>
          <Field
            label={i18n.t('connect.secret')}
            type="password"
            hint={
              network.secret === 'required' ? say('connect.secret_required', words) : i18n.t('connect.secret_optional')
            }
            {...field('clientSecret')}
          />
          <Field label={i18n.t('connect.broker')} {...field('tokenEndpoint')} />
        </>
      )}
    </>
  );
};
