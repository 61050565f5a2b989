/** Which names on a page a recipe may lean on: those that a person wrote, not those that a build tool, a framework or a state made. */

/** Says how an element is at the moment, not what it is. */
const STATE =
  /^(?:is|has|was|not)[-_]|^(?:active|inactive|selected|checked|current|open|opened|closed|collapsed|expanded|show|shown|hidden|visible|hover|focus|focused|disabled|enabled|loading|loaded|even|odd|first|last|expired|error|warning|success|danger|invalid|valid|dirty|pristine|touched|untouched|highlight(?:ed)?|dragging|new|unread|read)$|[-_](?:active|selected|open|opened|expanded|collapsed|hover|focused|disabled|expired|error|warning|even|odd|first|last)$/i;

/** Utility classes say how something looks; any redesign changes them. */
const UTILITY =
  /^-?(?:[mp][trblxyse]?|gap|space|w|h|min|max|z|top|left|right|bottom|inset|text|font|leading|tracking|bg|border|rounded|shadow|opacity|flex|grid|col|cols|row|items|justify|content|self|order|overflow|cursor|transition|duration|ease|animate|ring|outline|divide|object|sr|d|float|align|whitespace|break|select|pointer|fill|stroke|transform|translate|rotate|scale|grow|shrink|basis|line|list|size)-[\w.[\]%/]+$|^(?:flex|grid|block|inline|inline-block|inline-flex|hidden|table|contents|static|fixed|absolute|relative|sticky|truncate|uppercase|lowercase|capitalize|italic|underline|border|rounded|shadow|transition|container|group|peer|clearfix|antialiased|grow|shrink)$/;

/** Put there by frameworks and style libraries, never written by a person. */
const MADE = /^(?:css|sc|jss|jsx|emotion|svelte|astro|ng|_ng\w*|tw|makeStyles|Mui\w*-\w+-\d|styled|chakra|v)-?|^_/;

/** No person writes such a word: letters and digits mixed, capitals at random, or hardly a vowel. */
const isRandom = (part: string): boolean => {
  if (/\d/.test(part)) {
    const digits = part.replace(/\D/g, '').length;
    // `h1`, `col2`, `step10` are words with a number; `3f2a9`, `x7Kq` and long numbers are none.
    return !/^[a-z]+\d{1,2}$/i.test(part) || (part.length > 5 && digits > 2) || digits === part.length;
  }
  if (part.length < 5) return false;
  const capitals = part.slice(1).replace(/[^A-Z]/g, '').length;
  const words = part.split(/(?=[A-Z])/).filter(word => word.length > 2).length;
  if (capitals > 0 && part !== part.toUpperCase() && capitals >= 2 * words) return true;
  return part.length > 5 && !/[aeiouy]/i.test(part.slice(1));
};

const isWritten = (name: string): boolean =>
  /^[a-zA-Z][\w-]{1,59}$/.test(name) && !MADE.test(name) && !name.split(/[-_]+/).filter(Boolean).some(isRandom);

export const isStableClass = (name: string): boolean => isWritten(name) && !STATE.test(name) && !UTILITY.test(name);

/** In the order of the page. */
export const stableClasses = (element: Element): string[] =>
  (element.getAttribute('class') ?? '').split(/\s+/).filter(isStableClass);

const VOLATILE =
  /^data-(?:v|react\w*|radix\w*|headlessui\w*|state|emotion|styled|sc|ng|svelte|turbo\w*|controller|action|index|key|row|rowindex|row-index|row-key|known-size|item-index|offset|height|selected|active|expanded|focus\w*|hover|tooltip|original-title|mounted|theme)(?:-|$)/;

/** An attribute whose very presence tells what an element is. */
export const isStableAttribute = (name: string): boolean =>
  /^(?:data-[a-z][a-z-]{1,50}|itemprop|itemtype)$/.test(name) &&
  !VOLATILE.test(name) &&
  !name.split('-').some(isRandom);

/** A value that is written once for all of a kind: `channel-row`, not a number and not a sentence. */
export const isStableValue = (value: string): boolean =>
  /^[a-zA-Z][\w:.-]{1,59}$/.test(value) && !value.split(/[-_:.]+/).some(isRandom);

export const stableId = (element: Element): string | undefined => {
  const id = element.getAttribute('id') ?? '';
  return isWritten(id) && !/\d/.test(id) ? id : undefined;
};
