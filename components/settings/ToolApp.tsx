/** The app of one's own that a tool is signed in to with: its id, a secret where there may be one, and the address that the tool must know. */
import { i18n } from '#i18n';
import { holderName } from '@/utils/wording/names';
import { keyOf, say } from '@/utils/wording/say';
import { CopyField } from '../connect/CopyField';
import { Field } from '../connect/Field';
import type { ToolChoice, ToolValues } from '../toolChoice';

interface Props {
  choice: ToolChoice;
  values: ToolValues;
  redirectUri: string;
  onChange: (change: Partial<ToolValues>) => void;
  onCopy: (value: string) => Promise<void>;
}

export const ToolApp = ({ choice, values, redirectUri, onChange, onCopy }: Props) => {
  const network = holderName(choice.id);
  return (
    <>
      <p class="quiet">{say(`tool.${keyOf(choice.id)}.app`, { tool: network })}</p>
      <Field
        label={i18n.t('connect.client_id')}
        hint={say('connect.app_hint', { network })}
        name="clientId"
        value={values.clientId}
        onInput={clientId => onChange({ clientId })}
      />
      {choice.appSecret === 'optional' && (
        <>
          <Field
            label={i18n.t('connect.secret')}
            type="password"
            hint={i18n.t('connect.secret_optional')}
            name="clientSecret"
            value={values.clientSecret}
            onInput={clientSecret => onChange({ clientSecret })}
          />
          <Field
            label={i18n.t('connect.broker')}
            name="tokenEndpoint"
            value={values.tokenEndpoint}
            onInput={tokenEndpoint => onChange({ tokenEndpoint })}
          />
        </>
      )}
      <CopyField
        label={i18n.t('connect.redirect')}
        hint={say('connect.redirect_hint', { network })}
        value={redirectUri}
        onCopy={onCopy}
      />
    </>
  );
};
