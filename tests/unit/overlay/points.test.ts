/** Points of use: search goes on with an account that works, requests are not sent in vain, streams that stand still are marked. */
import { describe, expect, test } from 'vitest';
import { viewOf } from '../support/views';
import { start } from './setup';

const option = (name: string, chosen = false) => `<option${chosen ? ' selected' : ''}>${name}</option>`;
const group = (label: string, ...options: string[]) => `<optgroup label="${label}">${options.join('')}</optgroup>`;
const PICKER = `<select>${group('Instagram Accounts', option('First'), option('Acme Sports', true), option('Shut'), option('Northwind'))}${group('Twitter Accounts', option('Tweets'))}</select>`;
const SEARCH = `<h1>Library</h1><label>Search with ${PICKER}</label>`;
const RIGHTS = `<h2>Request Rights</h2><form><label>Request from ${PICKER}</label><button type="button">Send Request</button></form>`;

const named = (id: string, name: string, state: Parameters<typeof viewOf>[1], network = 'instagram') =>
  viewOf(id, state, { name, handle: name.toLowerCase(), network });
const lost = viewOf('a', 'revoked', { health: { cause: 'password-changed' } });
const others = [
  named('f', 'First', 'healthy'),
  named('s', 'Shut', 'expired'),
  named('n', 'Northwind', 'healthy'),
  named('t', 'Tweets', 'healthy', 'x'),
];

const toastOf = (page: ReturnType<typeof start>) => page.doc.querySelector<HTMLElement>('token-health-toast');
const alertOf = (page: ReturnType<typeof start>) =>
  toastOf(page)?.shadowRoot?.querySelector('[role=alert]')?.textContent ?? '';
const buttons = (page: ReturnType<typeof start>) => [
  ...(toastOf(page)?.shadowRoot?.querySelectorAll<HTMLButtonElement>('.actions button') ?? []),
];
const press = (page: ReturnType<typeof start>, text: string) =>
  buttons(page)
    .find(button => button.textContent === text)
    ?.click();
const chosen = (page: ReturnType<typeof start>) => {
  const select = page.doc.querySelector('select');
  return select?.options[select.selectedIndex]?.textContent;
};
const pick = (page: ReturnType<typeof start>, name: string) => {
  const select = page.doc.querySelector('select');
  if (!select) return;
  select.selectedIndex = [...select.options].findIndex(each => each.textContent === name);
  select.dispatchEvent(new page.window.Event('change', { bubbles: true }) as never);
};

describe('search', () => {
  test('an account that lost access is replaced by the next that works, in the tool’s order, and the page hears of it', async () => {
    const page = start([lost, ...others], SEARCH);
    let heard = 0;
    page.doc.querySelector('select')?.addEventListener('change', () => {
      heard += 1;
    });
    await page.until(() => expect(chosen(page)).toBe('Northwind'));
    expect(heard).toBe(1);
    expect(toastOf(page)?.dataset).toMatchObject({ state: 'revoked', accountId: 'a', place: 'corner' });
    expect(alertOf(page)).toBe(
      'Acme Sports cannot be searched with: Access lost: password was changedNorthwind is selected instead.',
    );
    page.stop.abort();
    expect(toastOf(page)).toBeNull();
  });

  test('after the last one it goes on with the first; never with another network, never with one that is not known to work', async () => {
    const page = start([lost, named('n', 'Northwind', 'unknown'), ...others.filter(view => view.id !== 'n')], SEARCH);
    await page.until(() => expect(chosen(page)).toBe('First'));
    page.stop.abort();
    const none = start([lost, ...others.filter(view => view.id === 't' || view.id === 's')], SEARCH);
    await none.until(() => expect(alertOf(none)).toContain('No other account of this network here is known to work.'));
    expect(chosen(none)).toBe('Acme Sports');
    expect(buttons(none).map(button => button.textContent)).toEqual(['Refresh token']);
    none.stop.abort();
  });

  test('who goes back to the lost one means it: offered, not taken away again; put away, it stays away', async () => {
    const page = start([lost, ...others], SEARCH);
    await page.until(() => expect(chosen(page)).toBe('Northwind'));
    pick(page, 'Acme Sports');
    await page.until(() =>
      expect(buttons(page).map(each => each.textContent)).toEqual(['Use Northwind', 'Refresh token']),
    );
    expect(chosen(page)).toBe('Acme Sports');
    press(page, 'Use Northwind');
    await page.until(() => expect(chosen(page)).toBe('Northwind'));
    toastOf(page)?.shadowRoot?.querySelector<HTMLElement>('.close')?.click();
    expect(toastOf(page)).toBeNull();
    page.stop.abort();
  });

  test('the window goes when access is back, and offers the way there', async () => {
    const page = start([lost, ...others], SEARCH);
    await page.until(() => expect(toastOf(page)).not.toBeNull());
    press(page, 'Refresh token');
    await page.until(() => expect(page.sent).toEqual([{ name: 'reconnect', payload: { id: 'a' } }]));
    page.world.accounts = [viewOf('a', 'healthy'), ...others];
    page.changed();
    await page.until(() => expect(toastOf(page)).toBeNull());
    page.stop.abort();
  });

  test('nothing as long as the account in use works', async () => {
    const page = start([viewOf('a', 'healthy'), ...others], SEARCH);
    await page.until(() => expect(page.asked).toHaveLength(1));
    expect(page.asked[0]?.every(row => row.mention)).toBe(true);
    await new Promise(done => setTimeout(done, 100));
    expect(toastOf(page)).toBeNull();
    expect(page.badges()).toEqual([]);
    expect(chosen(page)).toBe('Acme Sports');
    page.stop.abort();
  });
});

describe('rights', () => {
  test('an error at the picker and at the submit button; another account is one click away', async () => {
    const page = start([lost, ...others], RIGHTS);
    await page.until(() => expect(toastOf(page)).not.toBeNull());
    expect(toastOf(page)?.previousElementSibling?.textContent).toBe('Send Request');
    expect(page.badges().map(badge => [badge.dataset.state, badge.previousElementSibling?.localName])).toEqual([
      ['revoked', 'select'],
    ]);
    expect(buttons(page).map(each => each.textContent)).toEqual(['Use Northwind', 'Refresh and request again']);
    expect(chosen(page)).toBe('Acme Sports');
    press(page, 'Use Northwind');
    await page.until(() => expect(toastOf(page)).toBeNull());
    expect(page.badges()).toEqual([]);
    expect(chosen(page)).toBe('Northwind');
    page.stop.abort();
  });

  test('refresh and request again: sent once, and only when access is proved', async () => {
    const page = start([lost, ...others], RIGHTS);
    let sent = 0;
    page.doc.querySelector('button')?.addEventListener('click', () => {
      sent += 1;
    });
    await page.until(() => expect(toastOf(page)).not.toBeNull());
    press(page, 'Refresh and request again');
    await page.until(() => expect(page.sent).toEqual([{ name: 'reconnect', payload: { id: 'a' } }]));
    page.world.accounts = [{ ...lost, busy: true }, ...others];
    page.changed();
    await page.until(() => expect(buttons(page).every(button => button.disabled)).toBe(true));
    expect(sent).toBe(0);
    page.world.accounts = [viewOf('a', 'healthy'), ...others];
    page.changed();
    await page.until(() => expect(sent).toBe(1));
    page.changed();
    await new Promise(done => setTimeout(done, 1_200));
    expect(sent).toBe(1);
    page.stop.abort();
  });

  test('what was asked for one request is never sent as another: a form that came since is the person’s own to send', async () => {
    const page = start([lost, ...others], RIGHTS);
    await page.until(() => expect(toastOf(page)).not.toBeNull());
    press(page, 'Refresh and request again');
    await page.until(() => expect(page.sent).toEqual([{ name: 'reconnect', payload: { id: 'a' } }]));
    let sent = 0;
    page.doc.querySelector('form')?.remove();
    await page.until(() => expect(toastOf(page)?.isConnected ?? false).toBe(false));
    page.doc.body.insertAdjacentHTML('beforeend', RIGHTS.slice(RIGHTS.indexOf('<form>')));
    page.doc.querySelector('button')?.addEventListener('click', () => {
      sent += 1;
    });
    await page.until(() => expect(toastOf(page)).not.toBeNull());
    expect(alertOf(page)).not.toContain('requesting');
    page.world.accounts = [viewOf('a', 'healthy'), ...others];
    page.changed();
    await page.until(() => expect(toastOf(page)).toBeNull());
    await new Promise(done => setTimeout(done, 300));
    expect(sent).toBe(0);
    page.stop.abort();
  });
});

test('streams fed by an account that lost access are marked as not running; the others are left alone', async () => {
  const row = (name: string, from: string) => `<li><b>${name}</b><span>Source: ${from}</span><em>Instagram</em></li>`;
  const page = start(
    [lost, ...others],
    `<h1>Streams</h1><ul>${row('Best', 'Acme Sports')}${row('More', 'Acme Sports')}${row('Winter', 'Northwind')}${row('Guests', 'Somebody')}</ul>`,
  );
  await page.until(() => expect(page.badges()).toHaveLength(2));
  expect(page.badges().map(badge => badge.parentElement?.textContent)).toEqual([
    'Source: Acme Sports',
    'Source: Acme Sports',
  ]);
  expect(page.badges().map(badge => page.buttonOf(badge).textContent)).toEqual(['Not running', 'Not running']);
  expect(page.told(0)).toMatchObject({ 'data-account-id': 'a', 'data-state': 'revoked' });
  page.stop.abort();
});
