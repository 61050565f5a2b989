/** Starts the popup: one reading of the database, then the first paint, then everything else. */
import '@/utils/model/jitless';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { loadForms } from '@/components/LaterForm';
import { filedTexts } from '@/utils/kit/texts';
import { loadNeeds } from '@/utils/page/allow';
import { follow, now, snapshot, unreadable } from '@/utils/page/live';
import { languageTag } from '@/utils/wording/lang';
import { haveTexts } from '@/utils/wording/say';
import { App } from './App';
import { fitWindow } from './fit';
import { here, lookHere, off } from './here';
import { actions, filter } from './state';

const lang = languageTag(browser.i18n.getUILanguage());

const Popup = () => {
  const shown = snapshot.value;
  if (shown)
    return (
      <App
        snapshot={shown}
        now={now.value}
        lang={lang}
        filter={filter.value}
        here={here.value}
        off={off.value}
        actions={actions}
      />
    );
  return unreadable.value ? <p role="alert">{i18n.t('outcome.no_answer')}</p> : null;
};

const start = async (): Promise<void> => {
  const leaving = new AbortController();
  window.addEventListener('pagehide', () => leaving.abort(), { once: true });
  await haveTexts(filedTexts);
  document.documentElement.lang = lang;
  document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir') || 'ltr';
  await follow(leaving.signal);
  const root = document.getElementById('app');
  if (root) render(<Popup />, root);
  fitWindow(leaving.signal);
  void lookHere();
  // Not for the first paint: nothing goes before somebody has pressed something.
  if (root) void import('@/utils/page/keep-focus').then(({ keepFocus }) => keepFocus(root, leaving.signal));
  await Promise.all([loadNeeds(), loadForms()]);
};

void start();
