/** What the user has to bring for a network: server, client id, and a secret or an endpoint of their own that adds it. */
import './Fields.css';
import type { TargetedInputEvent } from 'preact';
import { i18n } from '#i18n';
import { shortNetwork } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import type { AppValues, NetworkChoice } from '../networkChoice';

interface FieldProps {
  name: keyof AppValues;
  label: string;
  hint?: string;
  secret?: boolean;
  values: AppValues;
  onChange: (values: AppValues) => void;
}

const Field = ({ name, label, hint, secret, values, onChange }: FieldProps) => {
  const common = {
    class: 'input',
    name,
    autoComplete: 'off',
    spellcheck: false,
    value: values[name],
    onInput: (event: TargetedInputEvent<HTMLInputElement>) =>
      onChange({ ...values, [name]: event.currentTarget.value }),
  };
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the input is one of the two below
    <label class="field">
      <span>{label}</span>
      {secret ? <input type="password" {...common} /> : <input type="text" {...common} />}
      {hint && <span class="quiet">{hint}</span>}
    </label>
  );
};

interface Props {
  network: NetworkChoice;
  values: AppValues;
  onChange: (values: AppValues) => void;
}

export const AppFields = ({ network, values, onChange }: Props) => {
  const words = { network: shortNetwork(network.id) };
  const field = { values, onChange };
  return (
    <>
      {network.needsIssuer && (
        <Field name="issuer" label={i18n.t('connect.issuer')} hint={i18n.t('connect.issuer_hint')} {...field} />
      )}
      {!network.registersItself && (
        <Field name="clientId" label={i18n.t('connect.client_id')} hint={say('connect.app_hint', words)} {...field} />
      )}
      {network.secret !== 'none' && !network.registersItself && (
        <>
          <p class="quiet">
            {network.secret === 'required' ? say('connect.secret_required', words) : i18n.t('connect.secret_optional')}
          </p>
          <Field name="clientSecret" secret label={i18n.t('connect.secret')} {...field} />
          <Field name="tokenEndpoint" label={i18n.t('connect.broker')} {...field} />
        </>
      )}
    </>
  );
};
