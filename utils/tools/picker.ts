/** Pickers: where a person chooses the account to work with. Reads what can be chosen and what is; choosing is the only thing that touches the page. */
import type { Row } from '../messages';
import type { Pick, Picker, Surface } from './define';
import { pick } from './fields';
import { markerSteps } from './marker';
import { labelOf } from './nuclei';
import { find, fits, fitsAny } from './pattern';
import { atOnce, type Steps } from './steps';
import { clean, eachPiece, OWN_TAGS, type Piece, tagOf, wordsOf } from './text';

export interface Option {
  element: Element;
  row: Row;
  /** The page does not let anybody choose it. */
  disabled: boolean;
}

export interface FoundPicker {
  surface: Surface;
  element: Element;
  /** In the tool's own order. */
  options: Option[];
  chosen: Option | undefined;
}

const isSelect = (element: Element): element is HTMLSelectElement => tagOf(element) === 'select';

/** What stands at a picker to name it; the words of its own options are none of that. */
const labelsOf = (element: Element): string[] => {
  const root = element.getRootNode() as ParentNode;
  const [id, by] = [element.getAttribute('id'), element.getAttribute('aria-labelledby')];
  const named = [
    id ? [...root.querySelectorAll('label')].find(label => label.getAttribute('for') === id) : undefined,
    by ? element.ownerDocument.getElementById(by.split(' ')[0] ?? '') : undefined,
    element.closest('label'),
    element.querySelector('legend'),
  ].filter(Boolean);
  const labels = named.length ? named : [element.previousElementSibling, element.parentElement?.previousElementSibling];
  const own = ['aria-label', 'name', 'id', 'title', 'placeholder'].map(name => clean(element.getAttribute(name) ?? ''));
  return [...own, ...labels.map(label => (label ? wordsOf(label) : ''))].filter(Boolean);
};

const fitsLabel = (element: Element, labels: readonly string[]): boolean =>
  labels.length === 0 || labelsOf(element).some(text => fitsAny(labels, text));

const isChosen = (option: Element, picker: Element): boolean => {
  if (isSelect(picker)) return picker.options[picker.selectedIndex] === option;
  const input = option.matches('input') ? option : option.querySelector('input[type=radio]');
  if (input) return (input as HTMLInputElement).checked;
  return (
    ['aria-selected', 'aria-checked'].some(name => option.getAttribute(name) === 'true') ||
    /(^|[\s_-])(selected|active|chosen|checked)(\s|$)/i.test(option.getAttribute('class') ?? '')
  );
};

/** Itself, its group, or the whole picker. */
const isDisabled = (option: Element): boolean => {
  const input = option.matches('input') ? option : (option.querySelector('input[type=radio]') ?? option);
  return input.closest(':disabled, [aria-disabled=true], option[hidden]') !== null;
};

/** What the heading of its group says of the network. `null`: one that is none of ours. */
const groupNetwork = (option: Element, surface: Surface): string | null | undefined => {
  const group = option.closest('optgroup, [role=group]');
  const label = clean(group?.getAttribute('label') ?? group?.getAttribute('aria-label') ?? '');
  return label ? surface.sections.find(({ heading }) => fits(heading, label))?.network : undefined;
};

/** What a rule finds in an option, whose words may stand in the label beside it. */
const saidBy = (rule: Pick, option: Element, words: string): string | undefined => {
  if (rule.from !== 'text') return pick([option], [rule])?.text;
  const match = rule.pattern ? find(rule.pattern, words) : undefined;
  return rule.pattern ? (match?.[1] ?? match?.[0]) : words;
};

const networkOf = (option: Element, words: string, surface: Surface): string | null | undefined => {
  const group = groupNetwork(option, surface);
  if (group !== undefined) return group;
  for (const rule of surface.network) {
    const word = saidBy(rule, option, words)?.toLowerCase();
    if (word !== undefined && Object.hasOwn(rule.ids, word)) return rule.ids[word];
  }
  return undefined;
};

const rowOf = (option: Element, key: string, surface: Surface): Row | undefined => {
  const words = option.matches('input') ? labelOf(option) : wordsOf(option);
  const network = networkOf(option, words, surface);
  const text = surface.name.map(rule => saidBy(rule, option, words)).find(Boolean) ?? words;
  if (network === null || !text) return undefined;
  const handle = /(?:^|[\s(])@([\p{L}\p{N}_.-]+)/u.exec(text)?.[1];
  const name = clean(text.replace(/\(?@[\p{L}\p{N}_.-]+\)?/gu, ' '));
  return {
    key,
    ...(network ? { network } : {}),
    ...(name ? { name: name.slice(0, 300) } : {}),
    ...(handle ? { handle: handle.slice(0, 300) } : {}),
    mention: true,
  };
};

const read = (element: Element, rule: Picker, at: string, surface: Surface): FoundPicker | undefined => {
  const options = [...element.querySelectorAll(rule.option)].flatMap((option, i): Option[] => {
    const row = rowOf(option, `${at}/${i}`, surface);
    return row ? [{ element: option, row, disabled: isDisabled(option) }] : [];
  });
  const chosen = options.find(option => isChosen(option.element, element));
  return options.length ? { surface, element, options, chosen } : undefined;
};

/** The pickers of a surface; nothing on any other page than its own. */
export function* pickerSteps(doc: Document, surface: Surface, texts?: readonly Piece[]): Steps<FoundPicker[]> {
  const { body } = doc;
  if (!body || !surface.pickers?.length) return [];
  if (!(yield* markerSteps(body, texts ?? eachPiece(body), surface))) return [];
  for (const rule of surface.pickers) {
    const found = [...body.querySelectorAll(rule.selector)]
      .filter(element => !element.closest(OWN_TAGS.join()) && fitsLabel(element, rule.labels))
      .flatMap((element, i) => read(element, rule, `${surface.kind}/picker/${i}`, surface) ?? []);
    if (found.length) return found;
  }
  return [];
}

export const readPickers = (doc: Document, surface: Surface): FoundPicker[] => atOnce(pickerSteps(doc, surface));

/** Choose this option as a person would: the page's own script hears of it. */
export const choose = (picker: FoundPicker, option: Option): void => {
  const { element } = picker;
  if (isSelect(element)) {
    element.selectedIndex = [...element.options].indexOf(option.element as HTMLOptionElement);
    for (const type of ['input', 'change'])
      element.dispatchEvent(new (element.ownerDocument.defaultView ?? globalThis).Event(type, { bubbles: true }));
    return;
  }
  const input = option.element.matches('input') ? option.element : option.element.querySelector('input[type=radio]');
  ((input ?? option.element) as HTMLElement).click();
};
