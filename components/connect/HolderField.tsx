/** Who has the access: this browser or one of the tools. */
import { i18n } from '#i18n';
import { BROWSER } from '@/utils/model/words';
import { holderName } from '@/utils/wording/names';
import { Labelled } from './Field';

interface Props {
  holders: readonly string[];
  holder: string;
  hint?: string | undefined;
  onHolder: (holder: string) => void;
}

export const HolderField = ({ holders, holder, hint, onHolder }: Props) => (
  <Labelled label={i18n.t('connect.used_by')} hint={hint}>
    {tied => (
      <select {...tied} name="holder" value={holder} onChange={event => onHolder(event.currentTarget.value)}>
        {[BROWSER, ...holders].map(id => (
          <option key={id} value={id}>
            {holderName(id)}
          </option>
        ))}
      </select>
    )}
  </Labelled>
);
