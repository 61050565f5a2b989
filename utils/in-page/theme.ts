/** Light or dark: decided by what is behind the badge, since a page does not have to follow the system. */

interface Colour {
  /** Relative luminance, 0 black to 1 white. */
  light: number;
  alpha: number;
}

const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

const luminance = (r: number, g: number, b: number): number =>
  0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);

/** A computed colour; `undefined` where it is none that can be read. */
export const readColour = (css: string): Colour | undefined => {
  const [, kind = '', inside = ''] = /^([a-z]+)\(([^)]*)\)$/i.exec(css.trim()) ?? [];
  const parts = inside.split(/[\s,/]+/).filter(Boolean);
  const numbers = parts.map(part => (part === 'none' ? 0 : Number.parseFloat(part))).filter(Number.isFinite);
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN, alpha = 1] = numbers;
  if (/^rgba?$/i.test(kind))
    return Number.isNaN(c) ? undefined : { light: luminance(a / 255, b / 255, c / 255), alpha };
  if (/^color$/i.test(kind)) return Number.isNaN(c) ? undefined : { light: luminance(a, b, c), alpha };
  // The first number is how light it looks; luminance is about its cube.
  if (/^ok(lab|lch)$/i.test(kind)) return { light: a ** 3, alpha };
  if (/^(lab|lch)$/i.test(kind)) return { light: (a / 100) ** 2.5, alpha };
  return undefined;
};

/** Where black and white text are about equally readable. */
const MIDDLE = 0.18;

export type Theme = 'light' | 'dark';

const ownTheme = (element: Element, view: Window): Theme | 'unclear' | undefined => {
  const { backgroundColor, backgroundImage } = view.getComputedStyle(element);
  const colour = readColour(backgroundColor);
  if (colour && colour.alpha > 0.5) return colour.light > MIDDLE ? 'light' : 'dark';
  return backgroundImage && backgroundImage !== 'none' ? 'unclear' : undefined;
};

const byText = (element: Element, view: Window): Theme => {
  const text = readColour(view.getComputedStyle(element).color);
  return text && text.light > 0.4 ? 'dark' : 'light';
};

/**
 * The first background that covers; behind pictures and at the very back, the colour of the text tells.
 * @param known what was found for other elements in the same moment: rows share most of what is behind them
 */
export const themeBehind = (element: Element, known = new Map<Element, Theme>()): Theme => {
  const found = known.get(element);
  const view = element.ownerDocument.defaultView;
  if (found || !view) return found ?? 'light';
  const own = ownTheme(element, view);
  const parent = element.parentElement;
  const theme =
    own === 'unclear' || (!own && !parent)
      ? byText(element, view)
      : (own ?? (parent ? themeBehind(parent, known) : 'light'));
  known.set(element, theme);
  return theme;
};
