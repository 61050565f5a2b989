/** Tags of one account or of several: new ones are added to all, ticked ones are taken away from all. */
import './Tags.css';
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { say } from '@/utils/wording/say';
import { PanelForm } from './PanelForm';

interface Props {
  views: readonly AccountView[];
  onSave: (add: string[], remove: string[]) => void;
  onCancel: () => void;
}

/** Id of the list of all tags in use: it stands once in the page. */
export const KNOWN_TAGS = 'known-tags';
const LONGEST = 80;

const typed = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map(tag => tag.trim().slice(0, LONGEST))
      .filter(Boolean),
  ),
];

export const TagsForm = ({ views, onSave, onCancel }: Props) => {
  const present = [...new Set(views.flatMap(({ tags }) => tags))].sort();
  return (
    <PanelForm
      label={i18n.t('tags.title')}
      submit={{ text: i18n.t('common.save'), kind: 'filled' }}
      first="field"
      onSubmit={data => onSave(typed(String(data.get('add') ?? '')), data.getAll('remove').map(String))}
      onCancel={onCancel}
    >
      <h3>{i18n.t('tags.title')}</h3>
      <label class="field">
        <span>{i18n.t('tags.add')}</span>
        <input class="input" name="add" maxLength={2_000} list={KNOWN_TAGS} autoComplete="off" />
      </label>
      {present.length > 0 && (
        <fieldset class="tags-present">
          <legend class="sr">{i18n.t('tags.remove')}</legend>
          {present.map(tag => (
            <label key={tag} class="check">
              <input type="checkbox" name="remove" value={tag} />
              <span>{say('tags.take', { tag })}</span>
            </label>
          ))}
        </fieldset>
      )}
    </PanelForm>
  );
};
