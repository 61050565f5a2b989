/** Takes in a recipe that somebody shared, by file or by its text, and says where it is wrong. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { problemText } from '@/utils/wording/problem';
import { say } from '@/utils/wording/say';
import type { TaughtActions, TaughtState } from './taughtState';

/** More places than these are counted by nobody who mends a file by hand. */
const SHOWN = 8;

export const TaughtImport = ({ imported, actions }: { imported: TaughtState['imported']; actions: TaughtActions }) => {
  const [text, setText] = useState('');
  return (
    <details class="recipe-import" open={imported !== null || undefined}>
      <summary>{i18n.t('taught.import')}</summary>
      <div class="sheet">
        <p class="quiet">{i18n.t('taught.import_text')}</p>
        <input
          type="file"
          name="recipe"
          accept="application/json,.json"
          aria-label={i18n.t('taught.import_file')}
          onChange={event => {
            const file = event.currentTarget.files?.[0];
            if (file) void file.text().then(actions.importRecipe);
            event.currentTarget.value = '';
          }}
        />
        <label class="field">
          <span>{i18n.t('taught.import_paste')}</span>
          <textarea
            class="input"
            name="recipe-text"
            rows={3}
            spellcheck={false}
            value={text}
            onInput={event => setText(event.currentTarget.value)}
          />
        </label>
        <div class="choices">
          <button type="button" class="button" disabled={!text.trim()} onClick={() => actions.importRecipe(text)}>
            {i18n.t('taught.import_go')}
          </button>
        </div>
        <div role="status">
          {imported?.ok && (
            <>
              <p class="verdict good">
                {say('taught.import_done', { tool: imported.name, host: new URL(imported.origin).host })}
              </p>
              {!imported.held && (
                <button type="button" class="button filled" onClick={() => actions.allowRecipe(imported.origin)}>
                  {say('taught.import_allow', { host: new URL(imported.origin).host })}
                </button>
              )}
            </>
          )}
          {imported && !imported.ok && (
            <>
              <p class="verdict bad">{i18n.t('taught.import_refused')}</p>
              <ul>
                {imported.problems.slice(0, SHOWN).map(problem => (
                  <li key={`${problem.path} ${problem.problem}`}>
                    <code>{problem.path || '–'}</code> {problemText(problem)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </div>
    </details>
  );
};
