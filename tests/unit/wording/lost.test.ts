/** A browser that has lost the texts: ours stand in, with their plural forms and names; where there are any, ours stay where they are. */
import { expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ownLang } from '../../../utils/kit/texts';
import { languageTag } from '../../../utils/wording/lang';
import { haveTexts, say, sayCount } from '../../../utils/wording/say';
import { speak } from '../support/i18n';
import { messagesOf } from '../support/messages';

const { i18n } = fakeBrowser as unknown as { i18n: { getMessage: (name: string) => string } };
const texts = async () =>
  Object.fromEntries(Object.entries(await messagesOf('de')).map(([name, message]) => [name, { message }]));

test('what the browser says stays', async () => {
  speak('en');
  let asked = 0;
  await haveTexts(async () => {
    asked += 1;
    return texts();
  });
  expect([asked, say('common.check_now')]).toEqual([0, 'Check now']);
});

test('lost texts are replaced by our own', async () => {
  const before = i18n.getMessage;
  i18n.getMessage = () => '';
  try {
    expect([languageTag('de-AT'), languageTag('fr')]).toEqual(['de-AT', 'en']);
    await haveTexts(async () => undefined);
    await haveTexts(() => Promise.reject(new Error('not to be read')));
    // What an owner is told in is chosen against what the browser speaks, with or without its texts.
    speak('de');
    i18n.getMessage = () => '';
    expect(ownLang()).toBe('de');
    expect(say('common.check_now')).toBe('');
    await haveTexts(texts);
    expect(say('common.check_now')).toBe('Jetzt prüfen');
    expect(sayCount('state.days_left', 1, 'de')).not.toBe(sayCount('state.days_left', 2, 'de'));
    expect(languageTag('de-AT')).toBe('de-AT');
  } finally {
    i18n.getMessage = before;
  }
});
