/** A value to be carried elsewhere: shown whole, copied with one press. */
import './Fields.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';

interface Props {
  label: string;
  hint: string;
  value: string;
  onCopy: (value: string) => Promise<void>;
}

export const CopyField = ({ label, hint, value, onCopy }: Props) => {
  const [copied, setCopied] = useState(false);
  return (
    <div class="field">
      <span>{label}</span>
      <div class="copy">
        <output class="input">{value}</output>
        <button type="button" class="button" onClick={() => void onCopy(value).then(() => setCopied(true))}>
          {i18n.t('common.copy')}
        </button>
        <span role="status" class="quiet">
          {copied && i18n.t('common.copied')}
        </span>
      </div>
      <span class="quiet">{hint}</span>
    </div>
  );
};
