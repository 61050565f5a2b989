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

/** Long enough for a look, and for what it might do, where nothing is to happen; what shows that a look was made is waited for. */
const lookedAgain = async (page: ReturnType<typeof start>) => {
  const before = page.asked.length;
  page.changed();
  await page.until(() => expect(page.asked.length).toBeGreaterThan(before));
  await new Promise(done => setTimeout(done, 300));
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

  test('a pane that is put away is left alone until it is shown', async () => {
    const page = start([lost, ...others], `<div style="display:none" id="pane">${SEARCH}</div>`);
    await page.until(() => expect(page.asked).toHaveLength(1));
    await lookedAgain(page);
    expect([toastOf(page), chosen(page)]).toEqual([null, 'Acme Sports']);
    page.doc.querySelector('#pane')?.removeAttribute('style');
    await page.until(() => expect(chosen(page)).toBe('Northwind'));
    page.stop.abort();
  });

  test('a folded list counts as long as the field that opens it is there', async () => {
    const choice = (name: string, is: boolean) => `<li role="option" aria-selected="${is}">${name} (Instagram)</li>`;
    const list = `<ul role="listbox" id="l" aria-label="Search with" hidden>${choice('First', false)}${choice('Acme Sports', true)}</ul>`;
    const page = start([lost], `<span>Search with</span><button aria-controls="l">Acme Sports</button>${list}`);
    await page.until(() => expect(toastOf(page)?.dataset.accountId).toBe('a'));
    page.stop.abort();
  });

  test('what nobody can choose is not chosen', async () => {
    const barred = SEARCH.replace('<option>Northwind', '<option disabled>Northwind');
    const page = start([lost, ...others], barred);
    await page.until(() => expect(chosen(page)).toBe('First'));
    page.stop.abort();
    const none = start([lost, ...others], SEARCH.replace('<select', '<select disabled'));
    await none.until(() => expect(alertOf(none)).toContain('No other account of this network here is known to work.'));
    expect(chosen(none)).toBe('Acme Sports');
    none.stop.abort();
  });

  test.each([['Acme Sports'], [' ACME  sports ']])(
    'two that are called the same are not told apart: nothing is said of either (%s)',
    async twin => {
      const page = start([lost, ...others], SEARCH.replace('>First<', `>${twin}<`));
      await page.until(() => expect(page.asked).toHaveLength(1));
      await lookedAgain(page);
      expect([toastOf(page), page.badges(), chosen(page)]).toEqual([null, [], 'Acme Sports']);
      page.stop.abort();
    },
  );

  test('another choice in a list that the page draws is noticed', async () => {
    const choice = (name: string, is: boolean) => `<li role="option" aria-selected="${is}">${name} (Instagram)</li>`;
    const list = `<span>Search with</span><ul role="listbox" aria-label="Search with">${choice('Northwind', true)}${choice('Acme Sports', false)}</ul>`;
    const page = start([lost], list);
    await page.until(() => expect(page.asked).toHaveLength(1));
    const [one, other] = page.doc.querySelectorAll('[role=option]');
    one?.setAttribute('aria-selected', 'false');
    other?.setAttribute('aria-selected', 'true');
    await page.until(() => expect(toastOf(page)?.dataset.accountId).toBe('a'));
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

describe('a request that waits for access', () => {
  /** In a dialog with more around the form, with a counter of what the page's button sent. */
  const DIALOG = `<div role="dialog" id="d"><p id="what">Photo A</p>${RIGHTS}</div>`;
  const waiting = async (html = DIALOG) => {
    const page = start([lost, ...others], html);
    let sent = 0;
    page.doc.querySelector('button')?.addEventListener('click', () => {
      sent += 1;
    });
    await page.until(() => expect(toastOf(page)).not.toBeNull());
    press(page, 'Refresh and request again');
    await page.until(() => expect(page.sent).toEqual([{ name: 'reconnect', payload: { id: 'a' } }]));
    return { page, sent: () => sent };
  };
  const dialogOf = (page: ReturnType<typeof start>) => page.doc.querySelector('#d') as HTMLElement;
  const healed = async (page: ReturnType<typeof start>) => {
    page.world.accounts = [viewOf('a', 'healthy'), ...others];
    await lookedAgain(page);
    await page.until(() => expect(toastOf(page)).toBeNull());
    await lookedAgain(page);
  };

  test('goes out where nothing has changed', async () => {
    const { page, sent } = await waiting();
    await healed(page);
    expect(sent()).toBe(1);
    page.stop.abort();
  });

  test.each<[string, (page: ReturnType<typeof start>) => void]>([
    ['the dialog was put away', page => dialogOf(page).setAttribute('hidden', '')],
    [
      'the dialog shows something else',
      page => {
        const what = page.doc.querySelector('#what');
        if (what) what.textContent = 'Photo B';
      },
    ],
    ['the person sent it', page => page.doc.querySelector<HTMLElement>('#d button')?.click()],
    [
      'the person sent its form',
      page =>
        page.doc.querySelector('form')?.dispatchEvent(new page.window.Event('submit', { bubbles: true }) as never),
    ],
    ['another account was chosen', page => pick(page, 'Northwind')],
  ])('does not go out after %s', async (_what, change) => {
    const { page, sent } = await waiting();
    change(page);
    const before = sent();
    await lookedAgain(page);
    dialogOf(page).removeAttribute('hidden');
    await healed(page);
    expect(sent()).toBe(before);
    page.stop.abort();
  });

  test('stays as it is when the page itself presses its button', async () => {
    const { page, sent } = await waiting();
    page.world.real = false;
    page.doc.querySelector<HTMLElement>('#d button')?.click();
    await healed(page);
    expect(sent()).toBe(2);
    page.stop.abort();
  });
});

describe('the right button', () => {
  const form = (more: string, name: string, button = 'Send Request') =>
    `<form ${more}><label>Request from <select>${group('Instagram Accounts', option('First', name === 'First'), option('Acme Sports', name !== 'First'))}</select></label><button type="button">${button}</button></form>`;

  test.each(['First', 'Acme Sports'])('a form out of sight does not stand for the one in sight (%s)', async name => {
    const hidden = form('hidden style="display:none"', name);
    const page = start([lost, ...others], `<h2>Request Rights</h2>${hidden}${form('id="v"', 'Acme Sports')}`);
    await page.until(() => expect(page.doc.querySelector('#v token-health-toast')).not.toBeNull());
    page.stop.abort();
  });

  test('of another form is never taken; in a part of the form, the one of the whole form is', async () => {
    const news = '<footer><form><input name="mail"><button>Send</button></form></footer>';
    const page = start(
      [lost, ...others],
      `<h2>Request Rights</h2>${form('', 'Acme', 'Ask them')}${news}<button>Send</button>`,
    );
    await page.until(() => expect(page.badges()).toHaveLength(1));
    await lookedAgain(page);
    expect(toastOf(page)).toBeNull();
    page.stop.abort();
    const bare = `<h2>Request Rights</h2><label>Request from ${PICKER}</label>${news}<button id="mine">Send</button>`;
    const open = start([lost, ...others], bare);
    await open.until(() => expect(toastOf(open)?.previousElementSibling?.id).toBe('mine'));
    open.stop.abort();
    const parts = `<h2>Request Rights</h2><form><fieldset><label>Request from ${PICKER}</label></fieldset><button hidden>Send</button><button id="mine">Send</button></form>`;
    const part = start([lost, ...others], parts);
    await part.until(() => expect(toastOf(part)?.previousElementSibling?.id).toBe('mine'));
    part.stop.abort();
  });
});

test.each<[string, string, string, string[]]>([
  ['a title that is called like a lost account proves nothing', 'Acme Sports', 'Source: Northwind', []],
  ['title and source of one name get one badge', 'Acme Sports', 'Source: Acme Sports', ['Source: Acme Sports']],
  [
    'so do a title with its own word and a source',
    'Acme Sports stream',
    'Source: Acme Sports',
    ['Source: Acme Sports'],
  ],
  ['so do name and handle', 'Acme Sports', '@acme.sports', ['Acme Sports']],
  [
    'a source without a word for it is found by a title that looks like one',
    'Winter stream',
    'Acme Sports',
    ['Acme Sports'],
  ],
])('streams: %s', async (_what, title, from, expected) => {
  const row = (name: string, source: string) => `<li><b>${name}</b><span>${source}</span><em>Instagram</em></li>`;
  const page = start(
    [lost, ...others],
    `<h1>Streams</h1><ul>${row(title, from)}${row('Best', 'Source: Acme Sports')}</ul>`,
  );
  await page.until(() => expect(page.badges().length).toBeGreaterThan(0));
  await lookedAgain(page);
  expect(page.badges().map(badge => badge.parentElement?.textContent)).toEqual([...expected, 'Source: Acme Sports']);
  page.stop.abort();
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
