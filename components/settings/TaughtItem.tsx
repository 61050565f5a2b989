/** One taught tool: where it is, whether its rows are found, and what can be done with its recipe. */
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { say } from '@/utils/wording/say';
import { useOwnFocus } from '../useOwnFocus';
import { type Saved, useSaving } from '../useSaving';
import { rowsFound } from './rowsFound';
import type { TaughtActions, TaughtState } from './taughtState';

interface Props {
  recipe: TaughtState['recipes'][number];
  now: number;
  lang: string;
  actions: TaughtActions;
}

/** Without a new name it stays as it was. */
const Renaming = ({ name, onSave, onEnd }: { name: string; onSave: (next: string) => Saved; onEnd: () => void }) => {
  const { said, busy, save } = useSaving();
  const form = useRef<HTMLFormElement>(null);
  useOwnFocus(form);
  return (
    <form
      ref={form}
      class="choices"
      onKeyDown={event => event.key === 'Escape' && onEnd()}
      onSubmit={event => {
        event.preventDefault();
        const next = String(new FormData(event.currentTarget).get('name') ?? '').trim();
        if (next)
          void save(
            () => onSave(next),
            () => void onEnd(),
          );
        else onEnd();
      }}
    >
      <input class="input" name="name" aria-label={i18n.t('picker.tool_name')} maxLength={80} defaultValue={name} />
      <button type="submit" class="button filled" aria-disabled={busy ? 'true' : undefined}>
        {i18n.t('common.save')}
      </button>
      <p role="status" class="problem">
        {said.text}
      </p>
    </form>
  );
};

export const TaughtItem = ({ recipe, now, lang, actions }: Props) => {
  const { id, name, origin, page, held, sighting, corrects } = recipe;
  const [renaming, setRenaming] = useState(false);
  const [copied, setCopied] = useState(false);
  const { text, kind } = held
    ? rowsFound(sighting, now, lang)
    : ({ text: say('tool_outcome.host_not_granted', { tool: name }), kind: 'bad' } as const);
  const button = (label: string, onClick: () => void, filled = false) => (
    <button type="button" class={`button ${filled ? 'filled' : ''}`} aria-label={`${label}: ${name}`} onClick={onClick}>
      {label}
    </button>
  );
  return (
    <li class="tool" data-recipe={id} data-missing={sighting?.missingSince === undefined ? undefined : ''}>
      <div>
        <b>{name}</b> <bdi class="quiet">{new URL(origin).host}</bdi>
        {corrects && <span class="quiet"> · {i18n.t('taught.corrected')}</span>}
        <p role="status" class={`verdict ${kind}`}>
          {text}
        </p>
      </div>
      {renaming && (
        <Renaming name={name} onSave={next => actions.renameRecipe(id, next)} onEnd={() => setRenaming(false)} />
      )}
      <div class="choices">
        {!held && button(i18n.t('settings.tools_allow'), () => actions.allowRecipe(origin), true)}
        {button(i18n.t('taught.test'), () => actions.teach(page, true))}
        {button(i18n.t('picker.teach_again'), () => actions.teach(page))}
        {!corrects && button(i18n.t('taught.rename'), () => setRenaming(!renaming))}
        {button(i18n.t('taught.export'), () => actions.saveRecipe(id))}
        {button(
          copied ? i18n.t('common.copied') : i18n.t('common.copy'),
          () => void actions.copyRecipe(id).then(() => setCopied(true)),
        )}
        {button(corrects ? i18n.t('taught.reset') : i18n.t('common.remove'), () => actions.removeRecipe(id))}
      </div>
    </li>
  );
};
