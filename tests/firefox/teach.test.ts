/** A tool is taught in Firefox: the host is held, one row is pointed at, all of them have badges. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../e2e/support/browser.ts';
import { startWorld, type World } from '../world/world.ts';
import { type Firefox, launchFirefox } from './support/firefox.ts';
import { badgesOf, byButton, bySelector } from './support/page.ts';
import type { Tab } from './support/tab.ts';

let world: World;
let firefox: Firefox;
let tool: Tab;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  firefox = await launchFirefox({ port: world.port });
});
afterAll(async () => {
  await firefox?.close();
  await world?.close();
});

/** What of the picker's panel a selector finds. Runs in the page. */
const inPicker = (selector: string): Element | null =>
  document.querySelector('token-health-picker')?.shadowRoot?.querySelector(selector) ?? null;

test('one row pointed at, the network chosen, saved: badges on every row, and no click reached the page', async () => {
  const dashboard = await firefox.open('dashboard.html#/settings/tools');
  await until('the form', () => dashboard.run(() => document.querySelector('input[name=teach]') !== null));
  await dashboard.type(world.house.url, bySelector, 'input[name=teach]');
  tool = await firefox.windowOf(() => dashboard.click(byButton, 'Add this tool'));
  await until('the picker', () => tool.run(() => document.querySelector('token-health-picker') !== null));
  // As a mouse would, at the middle of the first name: the glass lies over it.
  await until('four rows', () =>
    tool.run(() => {
      const root = document.querySelector('token-health-picker')?.shadowRoot;
      const name = [...document.querySelectorAll('main div')].find(each => each.textContent === 'Acme Sports');
      const at = name?.getBoundingClientRect();
      const glass = root?.querySelector('.glass');
      if (!root?.querySelector('.preview') && at && glass)
        glass.dispatchEvent(
          new MouseEvent('click', { clientX: at.x + 5, clientY: at.y + 5, bubbles: true, composed: true }),
        );
      return root?.querySelectorAll('.preview li').length === 4;
    }),
  );
  await tool.run(() => {
    const select = document.querySelector('token-health-picker')?.shadowRoot?.querySelector('select');
    if (!select) throw new Error('no choice of the network');
    select.value = 'instagram';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await until('it can be saved', () =>
    tool.run(
      () =>
        document.querySelector('token-health-picker')?.shadowRoot?.querySelector<HTMLButtonElement>('footer .filled')
          ?.disabled === false,
    ),
  );
  await tool.click(inPicker, 'footer .filled');
  await until(
    'four badges',
    async () => (await badgesOf(tool)).filter(each => each.network === 'instagram').length === 4,
  );
  expect(world.house.clicked).toEqual([]);
});
