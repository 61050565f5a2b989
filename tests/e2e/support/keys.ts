/** A person who has keys alone. Every stop on the way is looked at: it must show that it has the focus, and stand in sight. */
import type { Locator, Page } from 'playwright-core';
import { until } from './browser.ts';

export interface Stop {
  name: string;
  tag: string;
  /** An outline, a ring, or a caret: it shows. */
  marked: boolean;
  /** Not outside of the window. */
  seen: boolean;
  /** In a page of ours, or in an element of ours on somebody else's. */
  ours: boolean;
}

/** What has the focus, in shadow roots as well; `undefined`: the page as a whole, which is nowhere. Runs in the page. */
const readStop = (): Stop | undefined => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body || element === document.documentElement) return undefined;
  const labels = (element as HTMLInputElement).labels ?? [];
  const by = element.getAttribute('aria-labelledby');
  const root = element.getRootNode() as Document | ShadowRoot;
  const named = element.getAttribute('aria-label') ?? (by ? root.getElementById(by)?.textContent : undefined);
  const tag = element.localName;
  const own = /^(input|select|textarea)$/.test(tag)
    ? labels[0]?.textContent?.replace(element.textContent || '\n', '')
    : element.textContent;
  const style = getComputedStyle(element);
  // A field that is only a sign for its label wears its mark there.
  const label = labels[0] && getComputedStyle(labels[0]);
  const ring = element.querySelector('.ring');
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const outlined = (of: CSSStyleDeclaration | undefined) =>
    of !== undefined && of.outlineStyle !== 'none' && Number.parseFloat(of.outlineWidth) >= 2;
  const beside = element.nextElementSibling;
  return {
    name: (named ?? own ?? '').trim().replace(/\s+/g, ' ') || element.outerHTML.slice(0, 80),
    tag,
    marked:
      outlined(style) ||
      // A heading that is come to is read out; there is nothing to press that one would have to see.
      (/^h\d$/.test(tag) && element.getAttribute('tabindex') === '-1') ||
      // The parts of such a field are the browser's own, and so are their marks: no page can read them.
      /^(date|time)$/.test((element as HTMLInputElement).type) ||
      outlined(label || undefined) ||
      outlined(beside ? getComputedStyle(beside) : undefined) ||
      (ring !== null && getComputedStyle(ring).stroke !== 'none'),
    ours: location.protocol.endsWith('-extension:') || root instanceof ShadowRoot,
    seen: right > 0 && bottom > 0 && left < innerWidth && top < innerHeight,
  };
};

const fits = (stop: Stop | undefined, name: string | RegExp): boolean =>
  stop !== undefined && (typeof name === 'string' ? stop.name === name : name.test(stop.name));

export interface Keys {
  /** What has the focus now. @throws Error when nothing has, or when nobody could see it */
  here: () => Promise<Stop>;
  /** Waits until the focus is there, without a key. */
  lands: (name: string | RegExp) => Promise<Stop>;
  /** Goes on with Tab (or back with Shift+Tab) until it is there. */
  to: (name: string | RegExp, back?: boolean) => Promise<Stop>;
  /** Goes there and presses Enter. */
  press: (name: string | RegExp, back?: boolean) => Promise<void>;
  /** Goes to a field and types in place of what stands there. */
  fill: (name: string | RegExp, text: string) => Promise<void>;
  /** Goes to a list and chooses by arrows. */
  choose: (name: string | RegExp, option: string) => Promise<void>;
  /** In an open menu: arrows down to it, Enter. */
  pick: (item: string) => Promise<void>;
  /** Presses keys where the focus is. */
  key: (...keys: string[]) => Promise<void>;
  type: (text: string) => Promise<void>;
}

/** More stops than any page here has between two things. */
const MOST = 250;

/** What a browser's driver has to be able to do. */
export interface Hands {
  /** Runs a function in the page. */
  run: <T>(script: () => T) => Promise<T>;
  /** Presses one key after the other, such as `Tab`, `Shift+Tab`, `ArrowDown`. */
  press: (...keys: string[]) => Promise<void>;
  type: (text: string) => Promise<void>;
}

/** The chosen option of the list that has the focus. Runs in the page. */
const readOption = (): string | undefined => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return (at as HTMLSelectElement).selectedOptions[0]?.textContent?.trim();
};
const menuIsOpen = (): boolean => document.querySelector('[role=menuitem]') !== null;

export const keysOf = (page: Page): Keys =>
  keysWith({
    run: script => page.evaluate(script),
    press: async (...keys) => {
      for (const each of keys) await page.keyboard.press(each);
    },
    type: text => page.keyboard.type(text),
  });

export const keysWith = ({ run, press: key, type }: Hands): Keys => {
  const read = () => run(readStop);
  const sound = (stop: Stop): Stop => {
    if (!stop.ours) return stop;
    const wrong = [!stop.marked && 'does not show that it has the focus', !stop.seen && 'is out of sight'].filter(
      Boolean,
    );
    if (wrong.length) throw new Error(`"${stop.name}" ${wrong.join(' and ')}`);
    return stop;
  };
  /** What has the focus, once it shows: a mark may come a moment after the key, such as when the window has just come to the front. */
  const settled = async (): Promise<Stop | undefined> => {
    const wait = until(
      'the mark of the focus',
      async () => {
        const stop = await read();
        return { stop: stop && sound(stop) };
      },
      50,
    );
    return (await wait).stop;
  };
  const here = () => until('the focus', settled, 50);
  const to = async (name: string | RegExp, back = false): Promise<Stop> => {
    const way: string[] = [];
    for (let i = 0; i < MOST; i += 1) {
      const stop = await settled();
      if (stop && fits(stop, name)) return stop;
      if (stop) way.push(stop.name);
      await key(back ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`No key leads to ${name}: ${[...new Set(way)].join(' > ')}`);
  };
  return {
    here,
    lands: name =>
      until(
        `the focus on ${name}`,
        async () => {
          const stop = await read();
          if (stop && fits(stop, name)) return sound(stop);
          throw new Error(stop ? stop.name : 'nowhere');
        },
        300,
      ),
    to,
    press: async (name, back) => {
      await to(name, back);
      await key('Enter');
    },
    fill: async (name, text) => {
      await to(name);
      await key('Control+a');
      await type(text);
    },
    choose: async (name, option) => {
      const { tag } = await to(name);
      if (tag !== 'select') throw new Error(`${name} is no list`);
      await key('Home');
      for (let i = 0; i < 60; i += 1) {
        if ((await run(readOption)) === option) return;
        await key('ArrowDown');
      }
      throw new Error(`${name} does not offer ${option}`);
    },
    pick: async item => {
      await until('a menu', () => run(menuIsOpen));
      for (let i = 0; i < 20 && (await read())?.name !== item; i += 1) await key('ArrowDown');
      if (!fits(await read(), item)) throw new Error(`The menu has no ${item}`);
      await key('Enter');
    },
    key,
    type,
  };
};

/** Waits until a part of the page says these words. */
export const reads = (at: Locator, words: string | RegExp): Promise<boolean> =>
  until(
    `${words}`,
    async () => {
      const text = (await at.first().innerText()).replace(/\s+/g, ' ');
      if (typeof words === 'string' ? text.includes(words) : words.test(text)) return true;
      throw new Error(text.slice(0, 600));
    },
    300,
  );
