/** What is asked for besides the token where every question costs money: only a renewal will tell. */
import { i18n } from '#i18n';
import { shortNetwork } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { Field } from './Field';

interface Value {
  value: string;
  onInput: (value: string) => void;
}

interface Props {
  network: string;
  /** Absent: it came along with the token. */
  refresh: Value | undefined;
  ends: Value | undefined;
}

export const PaidFields = ({ network, refresh, ends }: Props) => {
  const words = { network: shortNetwork(network) };
  const optional = (label: string) => `${label} (${i18n.t('common.optional')})`;
  return (
    <>
      <p class="notes">{say('paste.paid', words)}</p>
      {refresh && (
        <Field
          name="refresh"
          type="password"
          label={optional(i18n.t('paste.refresh'))}
          hint={say('paste.refresh_hint', words)}
          {...refresh}
        />
      )}
      {ends && <Field name="ends" type="date" label={optional(i18n.t('paste.lives'))} {...ends} />}
    </>
  );
};
