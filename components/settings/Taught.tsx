/** Tools that a person taught, and the layouts of built-in tools: tested, taught again, corrected, shared. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { holderName } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { FormFoot } from '../FormFoot';
import { urlOf } from '../toolChoice';
import { rowsFound } from './rowsFound';
import { TaughtImport } from './TaughtImport';
import { TaughtItem } from './TaughtItem';
import type { LayoutView, TaughtActions, TaughtState } from './taughtState';

interface Props {
  taught: TaughtState;
  /** An address to begin with. */
  start?: string | undefined;
  now: number;
  lang: string;
  actions: TaughtActions;
}

const AddForm = ({ start, onTeach }: { start: string; onTeach: (address: string) => void }) => {
  const [address, setAddress] = useState(start);
  const [problem, setProblem] = useState('');
  return (
    <form
      class="sheet"
      noValidate
      aria-label={i18n.t('picker.title')}
      onSubmit={event => {
        event.preventDefault();
        const url = urlOf(address);
        setProblem(url ? '' : i18n.t('settings.tools_bad_address'));
        if (url) onTeach(url.href);
      }}
    >
      <label class="field">
        <span>{i18n.t('taught.address')}</span>
        <input
          class="input"
          name="teach"
          type="url"
          inputMode="url"
          placeholder="https://"
          autoComplete="off"
          spellcheck={false}
          value={address}
          onInput={event => setAddress(event.currentTarget.value)}
        />
        <span class="quiet">{i18n.t('taught.address_hint')}</span>
      </label>
      <FormFoot go={i18n.t('picker.title')} said={problem} wrong />
    </form>
  );
};

const Layout = ({ layout, now, lang, actions }: { layout: LayoutView } & Omit<Props, 'taught' | 'start'>) => {
  const { id, page, verified, corrected, sighting } = layout;
  const name = holderName(id);
  const { text, kind } = rowsFound(sighting, now, lang);
  return (
    <li class="tool" data-layout={id} data-missing={sighting?.missingSince === undefined ? undefined : ''}>
      <div>
        <b>{name}</b> <bdi class="quiet">{new URL(page).host}</bdi>
        {!verified && !corrected && <span class="quiet"> · {i18n.t('overlay.not_verified')}</span>}
        {corrected && <span class="quiet"> · {i18n.t('taught.corrected')}</span>}
        <p role="status" class={`verdict ${kind}`}>
          {text}
        </p>
      </div>
      <div class="choices">
        <button
          type="button"
          class="button"
          aria-label={`${i18n.t('taught.test')}: ${name}`}
          onClick={() => actions.teach(page, true)}
        >
          {i18n.t('taught.test')}
        </button>
        <button
          type="button"
          class="button"
          aria-label={say('picker.title_correct', { tool: name })}
          onClick={() => actions.teach(page)}
        >
          {i18n.t('taught.correct')}
        </button>
      </div>
    </li>
  );
};

export const Taught = ({ taught, start = '', now, lang, actions }: Props) => (
  <section aria-labelledby="taught-title">
    <h2 id="taught-title">{i18n.t('taught.title')}</h2>
    <p class="lead">{i18n.t('taught.text')}</p>
    <ul class="things" aria-label={i18n.t('taught.title')}>
      {taught.recipes.map(recipe => (
        <TaughtItem key={recipe.id} recipe={recipe} now={now} lang={lang} actions={actions} />
      ))}
    </ul>
    <AddForm key={start} start={start} onTeach={address => actions.teach(address)} />
    <TaughtImport imported={taught.imported} actions={actions} />
    {taught.layouts.length > 0 && (
      <>
        <h3>{i18n.t('taught.layouts')}</h3>
        <p class="lead">{i18n.t('taught.layouts_text')}</p>
        <ul class="things" aria-label={i18n.t('taught.layouts')}>
          {taught.layouts.map(layout => (
            <Layout key={`${layout.id} ${layout.page}`} layout={layout} now={now} lang={lang} actions={actions} />
          ))}
        </ul>
      </>
    )}
  </section>
);
