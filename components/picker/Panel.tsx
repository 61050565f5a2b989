/** The picker's panel on a tool's page: what to point at, what was found, and what becomes of it. */
import { i18n } from '#i18n';
import { say } from '@/utils/wording/say';
import { NetworkPart } from './NetworkPart';
import { PartLine } from './PartLine';
import { Preview } from './Preview';
import { missingOf, type PanelProps } from './state';

const titleOf = ({ mode, tool }: PanelProps): string => {
  if (mode === 'test') return say('picker.title_test', { tool: tool?.name ?? '' });
  if (!tool) return i18n.t('picker.title');
  return say(tool.taught ? 'picker.title_again' : 'picker.title_correct', { tool: tool.name });
};

/** Not needed, and shown once one of them is used. */
const MORE: readonly string[] = ['handle', 'id', 'sign'];

const Teach = (panel: PanelProps) => {
  const { told, tool, name, wider, narrower, pointing, onWiden, onName } = panel;
  return (
    <>
      <PartLine part="row" panel={panel} />
      {told.row !== undefined && (
        <>
          <div class="steps">
            <button type="button" class="button" disabled={!wider} onClick={() => onWiden(1)}>
              {i18n.t('picker.wider')}
            </button>
            <button type="button" class="button" disabled={!narrower} onClick={() => onWiden(-1)}>
              {i18n.t('picker.narrower')}
            </button>
          </div>
          <PartLine part="name" panel={panel} />
          <NetworkPart panel={panel} />
          <details open={[pointing, ...Object.keys(told)].some(part => MORE.includes(part ?? '')) || undefined}>
            <summary>{i18n.t('picker.optional')}</summary>
            <PartLine part="sign" panel={panel} optional />
            <PartLine part="handle" panel={panel} optional />
            <PartLine part="id" panel={panel} optional />
          </details>
          {(!tool || tool.taught) && (
            <label class="field">
              <span>{i18n.t('picker.tool_name')}</span>
              <input
                class="input"
                name="tool"
                maxLength={80}
                value={name}
                onInput={event => onName(event.currentTarget.value)}
              />
            </label>
          )}
        </>
      )}
    </>
  );
};

const Foot = (panel: PanelProps) => {
  const { mode, phase, onTeach, onSave, onClose } = panel;
  const missing = mode === 'teach' ? missingOf(panel) : undefined;
  const close = (
    <button type="button" class="button" onClick={onClose}>
      {phase === 'saved' || mode === 'test' ? i18n.t('picker.close') : i18n.t('common.cancel')}
    </button>
  );
  if (phase === 'saved') return <footer>{close}</footer>;
  return (
    <footer>
      {missing && <p class="soft">{say(`picker.missing.${missing}`)}</p>}
      {mode === 'test' ? (
        <button type="button" class="button filled" onClick={onTeach}>
          {i18n.t('picker.teach_again')}
        </button>
      ) : (
        <button
          type="button"
          class="button filled"
          disabled={missing !== undefined || phase === 'saving'}
          onClick={onSave}
        >
          {i18n.t('common.save')}
        </button>
      )}
      {close}
    </footer>
  );
};

export const Panel = (panel: PanelProps) => {
  const { mode, phase, pointing, target, problem, aside, told, preview, lang, onAside } = panel;
  if (aside)
    return (
      <div class="panel small" role="dialog" aria-label={titleOf(panel)}>
        <button type="button" class="button filled" onClick={() => onAside(false)}>
          {i18n.t('picker.continue')}
        </button>
      </div>
    );
  return (
    <div class="panel" role="dialog" aria-labelledby="title" tabIndex={-1}>
      <header>
        <h1 id="title">{titleOf(panel)}</h1>
        {phase !== 'saved' && (
          <button type="button" class="plain" onClick={() => onAside(true)}>
            {i18n.t('picker.aside')}
          </button>
        )}
      </header>
      <div class="body">
        {phase === 'saved' ? (
          <p role="status" class="good">
            {i18n.t('picker.saved')}
          </p>
        ) : (
          mode === 'teach' && <Teach {...panel} />
        )}
        <p role="status" class={problem ? 'problem' : 'soft'}>
          {problem ? say(`picker.problem.${problem}`) : pointing && `${i18n.t('picker.how')} ${target}`}
        </p>
        {(mode === 'test' || told.name !== undefined) && phase !== 'saved' && <Preview preview={preview} lang={lang} />}
      </div>
      <Foot {...panel} />
    </div>
  );
};
