/** Layout of the welcome: three steps to a working list, and a sample to look around in. */
import './welcome.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Begin, type ToolUse } from '@/components/welcome/Begin';
import { type BrowserKind, Pin } from '@/components/welcome/Pin';
import { Sample } from '@/components/welcome/Sample';
import { Uses } from '@/components/welcome/Uses';
import type { Snapshot } from '@/utils/model/snapshot';
import { type Progress, STEPS, type Step } from '@/utils/model/welcome';
import { say, sayCount } from '@/utils/wording/say';
import type { WelcomeActions } from './state';

export interface WelcomeProps {
  snapshot: Snapshot;
  /** While somebody looks around in the sample. */
  sample: Snapshot | null;
  lang: string;
  progress: Progress;
  networks: readonly string[];
  over: readonly string[];
  tools: readonly string[];
  toolUses: readonly ToolUse[];
  kind: BrowserKind;
  pinned: boolean | undefined;
  shortcut: string;
  mayImport: boolean;
  actions: WelcomeActions;
}

const after = (step: Step, by: 1 | -1): Step | undefined => STEPS[STEPS.indexOf(step) + by];

export const App = (props: WelcomeProps) => {
  const { snapshot, sample, lang, progress, actions } = props;
  const { step } = progress;
  const heading = useRef<HTMLHeadingElement>(null);
  const came = useRef(step);
  // A new step is read out from its start; the first one is where the page begins anyway.
  useLayoutEffect(() => {
    if (came.current !== step) heading.current?.focus();
    came.current = step;
  }, [step]);
  const [back, next] = [after(step, -1), after(step, 1)];
  const count = snapshot.totals.accounts;

  if (sample)
    return (
      <main class="welcome">
        <h1>{i18n.t('welcome.sample_heading')}</h1>
        <Sample snapshot={sample} now={sample.at} lang={lang} />
      </main>
    );

  return (
    <main class="welcome">
      <header>
        <img src="/icon-48.png" width={40} height={40} alt="" />
        <div>
          <h1>{i18n.t('welcome.title')}</h1>
          <p class="lead">{i18n.t('welcome.text')}</p>
        </div>
        <a class="button" href="#/sample">
          {i18n.t('welcome.sample')}
        </a>
      </header>
      <ol class="steps" aria-label={i18n.t('welcome.steps')}>
        {STEPS.map(each => (
          <li key={each} aria-current={each === step ? 'step' : undefined}>
            <button type="button" onClick={() => actions.step(each)}>
              {i18n.t(`welcome.step_${each}`)}
            </button>
          </li>
        ))}
      </ol>
      <section class="stage" aria-labelledby="step-title">
        <h2 id="step-title" ref={heading} tabIndex={-1}>
          {i18n.t(`welcome.${step}_title`)}
        </h2>
        <p class="lead">{i18n.t(`welcome.${step}_text`)}</p>
        {step === 'uses' && (
          <Uses
            networks={props.networks}
            tools={props.tools}
            chosen={progress}
            onNetwork={actions.network}
            onTool={actions.tool}
          />
        )}
        {step === 'begin' && (
          <Begin
            networks={progress.networks}
            over={props.over}
            tools={props.toolUses}
            accounts={snapshot.accounts}
            mayImport={props.mayImport}
            lang={lang}
            onUseTool={actions.useTool}
          />
        )}
        {step === 'pin' && (
          <Pin kind={props.kind} pinned={props.pinned} shortcut={props.shortcut} onShortcuts={actions.shortcuts} />
        )}
        <div class="onward">
          <p class="quiet" role="status">
            {count > 0 ? say('welcome.so_far', { accounts: sayCount('common.accounts', count, lang) }) : ''}
          </p>
          {back && (
            <button type="button" class="button" onClick={() => actions.step(back)}>
              {i18n.t('common.back')}
            </button>
          )}
          {next ? (
            <button type="button" class="button filled" onClick={() => actions.step(next)}>
              {i18n.t('welcome.next')}
            </button>
          ) : (
            <a class="button filled" href="/dashboard.html#/accounts">
              {i18n.t('welcome.finish')}
            </a>
          )}
        </div>
      </section>
      <p class="quiet foot">
        {i18n.t('welcome.private')} <a href="/privacy.html">{i18n.t('welcome.privacy')}</a>
      </p>
    </main>
  );
};
