/** A person's word that a token belongs to an account, where the network cannot be asked. */
import { i18n } from '#i18n';
import { say } from '@/utils/wording/say';

interface Props {
  account: string;
  sure: boolean;
  missing: boolean;
  onSure: (sure: boolean) => void;
}

export const SureField = ({ account, sure, missing, onSure }: Props) => (
  <div class="field">
    <label class="check">
      <input
        type="checkbox"
        name="sure"
        checked={sure}
        aria-invalid={missing ? 'true' : undefined}
        aria-describedby={missing ? 'sure-error' : undefined}
        onChange={event => onSure(event.currentTarget.checked)}
      />
      {say('paste.sure', { account })}
    </label>
    {missing && (
      <span id="sure-error" class="problem">
        {i18n.t('paste.missing_sure')}
      </span>
    )}
  </div>
);
