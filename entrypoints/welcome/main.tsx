/** Starts the welcome: one reading of the database, then the first paint, then it follows what is added to the list. */
import '@/utils/model/jitless';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { BROWSER_KIND } from '@/utils/kit/browser';
import { filedTexts } from '@/utils/kit/texts';
import { networks } from '@/utils/networks';
import { keepFocus } from '@/utils/page/keep-focus';
import { follow, snapshot, unreadable } from '@/utils/page/live';
import { isOff } from '@/utils/store/managed';
import { tools } from '@/utils/tools';
import { languageTag } from '@/utils/wording/lang';
import { haveTexts } from '@/utils/wording/say';
import { App } from './App';
import { actions, followRest, loadProgress, pinned, progress, sample, shortcut, toolUses } from './state';

const lang = languageTag(browser.i18n.getUILanguage());
const mayImport = signal(true);
/** Nobody says that they use a protocol. */
const named = networks.filter(({ id }) => id !== 'oauth');

const Welcome = () => {
  const shown = snapshot.value;
  if (!shown) return unreadable.value ? <p role="alert">{i18n.t('outcome.no_answer')}</p> : null;
  return (
    <App
      snapshot={shown}
      sample={sample.value}
      lang={lang}
      progress={progress.value}
      networks={named.map(({ id }) => id)}
      over={named.filter(({ discontinued }) => discontinued).map(({ id }) => id)}
      tools={tools.map(({ id }) => id)}
      toolUses={toolUses.value}
      kind={BROWSER_KIND}
      pinned={pinned.value}
      shortcut={shortcut.value}
      mayImport={mayImport.value}
      actions={actions}
    />
  );
};

const start = async (): Promise<void> => {
  const leaving = new AbortController();
  window.addEventListener('pagehide', () => leaving.abort(), { once: true });
  await haveTexts(filedTexts);
  document.documentElement.lang = lang;
  document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir') || 'ltr';
  followRest(leaving.signal);
  void isOff('import').then(off => {
    mayImport.value = !off;
  });
  await Promise.all([follow(leaving.signal), loadProgress()]);
  const root = document.getElementById('app');
  if (root) keepFocus(root, leaving.signal);
  if (root) render(<Welcome />, root);
};

void start();
