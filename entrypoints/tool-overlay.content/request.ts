/** The form of a rights request: the button that sends it, what is in it, and whether the person has sent it themselves. */
import { controlsIn } from '@/utils/tools/control';
import type { FoundPicker } from '@/utils/tools/picker';
import { isThere } from '@/utils/tools/shown';
import { wordsOf } from '@/utils/tools/text';

/** `Node.DOCUMENT_POSITION_FOLLOWING` */
const FOLLOWS = 4;
const OWN = 'form, dialog, [role=dialog]';
const PARTS = `${OWN}, fieldset, section, article`;

/** Everything around the picker that may be its form, the closest first; the whole page only where none of it is one. */
const rootsOf = (picker: Element): Element[] => {
  const roots: Element[] = [];
  for (let at = picker.closest(PARTS); at; at = at.parentElement?.closest(PARTS) ?? null) roots.push(at);
  return roots.some(root => root.matches(OWN)) ? roots : [...roots, picker.ownerDocument.body];
};

/** A button in a form or dialog that the picker is not in sends something else. */
const isOfSame = (control: Element, picker: Element): boolean => control.closest(OWN)?.contains(picker) ?? true;

/** The button that sends: the first one after the picker that can be seen, as close to it as there is one. */
export const submitOf = ({ element, surface }: FoundPicker): HTMLElement | undefined => {
  for (const root of rootsOf(element)) {
    for (const rule of surface.submit ?? []) {
      const found = controlsIn([root], rule).find(
        control =>
          (element.compareDocumentPosition(control) & FOLLOWS) !== 0 && isOfSame(control, element) && isThere(control),
      );
      if (found) return found as HTMLElement;
    }
  }
  return undefined;
};

/** What the request is about: the words around picker and button, what is filled in, and the pictures. */
export const contentOfRequest = ({ element }: FoundPicker, submit: HTMLElement): string => {
  const around = rootsOf(element).filter(root => root.contains(submit));
  const root = around.findLast(each => each.matches(OWN)) ?? around[0] ?? submit;
  const fields = [...root.querySelectorAll<HTMLInputElement>('input, textarea, select')];
  const pictures = [...root.querySelectorAll('img, video, source')];
  return JSON.stringify([
    wordsOf(root),
    fields.map(({ value, checked }) => [value, checked]),
    pictures.map(picture => picture.getAttribute('src')),
  ]);
};

/** Calls back when the person presses that button, or sends its form in another way. */
export const onSent = (
  submit: HTMLElement,
  isReal: (event: Event) => boolean,
  sent: () => void,
  signal: AbortSignal,
): void => {
  const view = submit.ownerDocument.defaultView;
  const hear = (event: Event): void => {
    const by = event.type === 'submit' ? submit.closest('form') : submit;
    if (by && event.composedPath().includes(by) && isReal(event)) sent();
  };
  // Captured on the window: the page must not be able to keep these from us.
  for (const type of ['click', 'submit']) view?.addEventListener(type, hear, { capture: true, signal });
};
