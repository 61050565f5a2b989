/** The privacy page begins in the browser's language; both stay in it, and it reads without this script as well. */
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

export default defineUnlistedScript(() => {
  const [lang = ''] = browser.i18n.getUILanguage().split('-');
  const own = `[lang="${CSS.escape(lang)}"]`;
  const article = document.querySelector(`article${own}`);
  const first = document.querySelector('article');
  const link = document.querySelector(`nav ${own}`);
  if (!article || !first || !link || article === first) return;
  first.before(article);
  link.parentElement?.prepend(link, ' ');
  document.documentElement.lang = lang;
  document.title = `Token Health: ${article.querySelector('h1')?.textContent ?? ''}`;
});
