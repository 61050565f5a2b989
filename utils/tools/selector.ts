/** The plain selectors that recipes may hold: a small part of CSS that every browser knows and that costs little on any page. */

const NAME = '-?[_a-zA-Z\\u00a0-\\uffff][\\w\\u00a0-\\uffff-]*';
const VALUE = '"[^"\\\\\\n]{0,120}"';
const ATTRIBUTE = `\\[${NAME}(?:[\\^$*~|]?=${VALUE})?\\]`;
const SIMPLE = `(?:\\.${NAME}|#${NAME}|${ATTRIBUTE})`;
const PLACE = '(?::(?:first-child|last-child|nth-child\\(\\d{1,3}\\)|nth-of-type\\(\\d{1,3}\\)))';
const COMPOUND = new RegExp(`^(?::scope|\\*|${NAME})?${SIMPLE}*(?::not\\(${SIMPLE}\\))*${PLACE}?$`);

const MAX_PARTS = 12;
const MAX_LENGTH = 300;

/** Cuts at commas, spaces and `>` that are not within brackets or quotes. */
const partsOf = (text: string): string[] | undefined => {
  const parts = [''];
  let quoted = false;
  let inside = 0;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    if (!quoted && (char === '[' || char === '(')) inside += 1;
    if (!quoted && (char === ']' || char === ')')) inside -= 1;
    if (!quoted && inside === 0 && /[\s>,]/.test(char)) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return quoted || inside !== 0 ? undefined : parts.filter(Boolean);
};

/** Compounds by tag, class, id, attribute and place, put together by space, `>` and comma; nothing else. */
export const isPlainSelector = (text: string): boolean => {
  if (text.length > MAX_LENGTH || /^\s*[>,]|[>,]\s*$|[>,]\s*[>,]/.test(text)) return false;
  const parts = partsOf(text);
  return (
    Boolean(parts?.length) && (parts ?? []).length <= MAX_PARTS && (parts ?? []).every(part => COMPOUND.test(part))
  );
};
