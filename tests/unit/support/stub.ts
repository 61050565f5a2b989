/** `browser.i18n` for pages and tests without an extension around them. */

type GetMessage = (name: string, subs?: string | string[]) => string;

/** Like the browser: `$1` to `$9` are filled in, an unknown name gives an empty text, names know no case. */
export const getMessageFrom = (messages: Record<string, string>): GetMessage => {
  const byName = new Map(Object.entries(messages).map(([name, text]) => [name.toLowerCase(), text]));
  return (name, subs = []) =>
    (byName.get(name.toLowerCase()) ?? '').replace(/\$([1-9])/g, (_, digit) => [subs].flat()[Number(digit) - 1] ?? '');
};

/** Has to run before the first import of anything that says a text. */
export const stubBrowser = (getMessage: GetMessage): void => {
  Object.assign(globalThis, { chrome: { runtime: { id: 'x' }, i18n: { getMessage } } });
};
