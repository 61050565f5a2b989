/** The page that the overlay is measured on: a list of accounts, the same badges made by hand, and changes without end. */
import type { Page } from 'playwright-core';

/** A list with this many rows under a heading, but nothing yet that says what page it is. */
export const build = (page: Page, rows: number): Promise<void> =>
  page.evaluate(async count => {
    const row = (i: number) => `<li class="row"><span class="name">Account ${i}</span><i class="chevron"></i></li>`;
    document.body.innerHTML = `<h1 id="title">Something</h1><h2>Instagram Accounts</h2><ul id="list">${Array.from({ length: count }, (_none, i) => row(i)).join('')}</ul><p id="live"></p>`;
    await new Promise(done => requestAnimationFrame(() => setTimeout(done, 500)));
  }, rows);

/** From now on the page is the surface. */
export const reveal = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const title = document.querySelector('#title');
    if (title) title.textContent = 'Social Accounts';
  });

export const badgesOn = (page: Page): Promise<number> =>
  page.evaluate(() => document.getElementsByTagName('token-health-badge').length);

export const frames = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>(done => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** What badges say and how they look. */
export interface Shown {
  css: string;
  badges: { tone: string; label: string; text: string; paths: [shape: string, how: string][] }[];
}

/** Read from our own badges, so that what is made by hand is the same to the eye and to a screen reader. */
export const shownOn = (page: Page): Promise<Shown> =>
  page.evaluate(() => {
    const roots = [...document.querySelectorAll('token-health-badge')].flatMap(host => host.shadowRoot ?? []);
    const rules = [...(roots[0]?.adoptedStyleSheets[0]?.cssRules ?? [])];
    return {
      css: rules.map(rule => rule.cssText.replace('var(--token-health-inline, none)', 'inline-flex')).join('\n'),
      badges: roots.map(root => {
        const button = root.querySelector('button');
        return {
          tone: button?.dataset.tone ?? '',
          label: button?.getAttribute('aria-label') ?? '',
          text: button?.querySelector('span')?.textContent ?? '',
          paths: [...root.querySelectorAll('path')].map((path): [string, string] => [
            path.getAttribute('d') ?? '',
            path.getAttribute('class') ?? '',
          ]),
        };
      }),
    };
  });

/** Where the page finds what its badges are to say. */
export const give = (page: Page, shown: Shown): Promise<void> =>
  page.evaluate(given => void Object.assign(window, { given }), shown);

/** What somebody would write who knows the page and what its badges say: the same badges, and nothing else. */
export const byHand = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { css, badges } = (window as unknown as { given: Shown }).given;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    for (const [i, name] of document.querySelectorAll('#list .name').entries()) {
      const shown = badges[i];
      if (!shown) continue;
      const badge = document.createElement('by-hand');
      const root = badge.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      const button = document.createElement('button');
      button.className = 'badge';
      button.setAttribute('data-tone', shown.tone);
      button.setAttribute('aria-label', shown.label);
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      svg.setAttribute('viewBox', '0 0 16 16');
      for (const [d, how] of shown.paths) {
        const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
        path.setAttribute('d', d);
        if (how) path.setAttribute('class', how);
        svg.append(path);
      }
      const words = document.createElement('span');
      words.textContent = shown.text;
      button.append(svg, words);
      button.addEventListener('click', event => event.stopPropagation());
      root.append(button);
      name.after(badge);
    }
  });

/** What can be seen at the top of the page: words, places and sizes. */
export const seen = (page: Page): Promise<string> =>
  page.evaluate(() =>
    JSON.stringify(
      [...document.querySelectorAll('token-health-badge, by-hand')].slice(0, 30).map(host => {
        const button = host.shadowRoot?.querySelector('button');
        const { x, y, width, height } = button?.getBoundingClientRect() ?? new DOMRect();
        const { color, backgroundColor, font } = getComputedStyle(button ?? host);
        return [button?.textContent, x, y, width, height, color, backgroundColor, font];
      }),
    ),
  );

/** The page changes 200 times a second, three in four somewhere else, one in its rows. */
export const stir = (page: Page): Promise<void> =>
  page.evaluate(() => {
    let n = 0;
    const rows = document.querySelectorAll('#list li i');
    setInterval(() => {
      for (let i = 0; i < 4; i += 1) {
        n += 1;
        const live = document.querySelector('#live');
        if (n % 4 && live) live.textContent = `Message ${n}`;
        else if (rows.length) rows[n % rows.length]?.replaceChildren(String(n % 10));
      }
    }, 20);
  });

/** Every row changes at once, as where a page counts the minutes in each. */
export const changeAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const chevron of document.querySelectorAll('#list li i')) chevron.replaceChildren('now');
  });
