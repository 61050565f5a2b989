/** The overlay on a page: badges come, stay through re-renders, do not double, leave without a trace, and keep to themselves. */
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, NOW, viewOf } from '../support/views';
import { PAGE, start } from './setup';

const acme = viewOf('a', 'revoked', { health: { cause: 'password-changed' } });
const north = viewOf('n', 'expiring', {
  name: 'Northwind',
  handle: 'northwind',
  health: { deadline: NOW + 9 * DAY + HOUR },
});

const settled = async (page: ReturnType<typeof start>, count = 2) => {
  await page.until(() => expect(page.badges()).toHaveLength(count));
  return page.badges();
};

describe('badges', () => {
  test('stand behind each name, with state and cause for others to read', async () => {
    const page = start([acme, north]);
    const [first, second] = await settled(page);
    expect(first?.previousSibling?.textContent).toBe('Acme Sports');
    expect(page.told(0)).toEqual({
      'data-account-id': 'a',
      'data-network': 'instagram',
      'data-state': 'revoked',
      'data-cause': 'password-changed',
    });
    expect(page.told(1)).toEqual({
      'data-account-id': 'n',
      'data-network': 'instagram',
      'data-state': 'expiring',
      'data-cause': '',
    });
    expect([first, second].map(badge => page.buttonOf(badge).textContent)).toEqual(['Access lost', '9 days left']);
    expect(page.buttonOf(first).getAttribute('aria-label')).toBe('Acme Sports: Access lost: password was changed');
    page.stop.abort();
  });

  test('one question per set of rows, none for changes that are not about rows', async () => {
    const page = start([acme, north]);
    await settled(page);
    const log = page.doc.createElement('div');
    page.doc.body.append(log);
    log.textContent = 'Saved.';
    page.doc.querySelector('ul')?.insertAdjacentHTML('beforeend', '<li class="row"><span class="n">Haus</span></li>');
    await settled(page, 3);
    expect(page.asked.map(rows => rows.length)).toEqual([2, 3]);
    expect(page.asked[1]?.map(row => row.name)).toEqual(['Acme Sports', 'Northwind', 'Haus']);
    page.stop.abort();
  });

  test('survive a full re-render without doubling and without another question', async () => {
    const page = start([acme, north]);
    await settled(page);
    for (let i = 0; i < 3; i++) {
      page.doc.body.innerHTML = PAGE;
      expect(page.badges()).toHaveLength(0);
      await settled(page);
    }
    expect(page.asked).toHaveLength(1);
    page.stop.abort();
  });

  test('come back when only they were thrown out, but not for ever', async () => {
    const page = start([acme]);
    await settled(page);
    let thrown = 0;
    const guard = new page.window.MutationObserver(() => {
      const badge = page.badges().find(one => one.dataset.accountId);
      if (badge) {
        badge.remove();
        thrown += 1;
      }
    });
    guard.observe(page.window.document, { childList: true, subtree: true });
    page.badges()[0]?.remove();
    await page.until(() => expect(thrown).toBeGreaterThan(3));
    await page.until(() => expect(thrown).toBeGreaterThanOrEqual(29));
    const end = thrown;
    page.doc.body.append('more');
    await page.until(() => expect(page.badges().length).toBeLessThan(2));
    expect(thrown).toBe(end);
    guard.disconnect();
    page.stop.abort();
  });

  test('follow rows that come late, and go when the page shows something else', async () => {
    const page = start([acme, north], '<div id="app">Loading</div>');
    expect(page.badges()).toHaveLength(0);
    const app = page.doc.querySelector('#app') as HTMLElement;
    app.innerHTML = PAGE;
    await settled(page);
    app.innerHTML = '<h1>Library</h1><ul><li><span>Acme Sports</span></li></ul>';
    await settled(page, 0);
    page.stop.abort();
  });

  test('leave it to the loader when the surface has gone for good, and not between two renders', async () => {
    const page = start([acme]);
    await settled(page);
    page.doc.body.innerHTML = '<p>Loading</p>';
    await settled(page, 0);
    page.doc.body.innerHTML = PAGE;
    await settled(page);
    expect(page.world.left).toBe(0);
    page.doc.body.innerHTML = '<h1>Library</h1>';
    await page.until(() => expect(page.world.left).toBe(1));
    expect(page.stop.signal.aborted).toBe(true);
  });

  test('go at once when the host was taken away, and ask nothing more', async () => {
    const page = start([acme]);
    await settled(page);
    page.world.held = false;
    page.changed();
    await settled(page, 0);
    expect(page.stop.signal.aborted).toBe(true);
    const asked = page.asked.length;
    page.changed();
    page.doc.body.innerHTML = PAGE;
    await new Promise(done => setTimeout(done, 100));
    expect(page.asked).toHaveLength(asked);
    expect(page.badges()).toEqual([]);
  });

  test('follow what changes elsewhere', async () => {
    const page = start([acme, north]);
    await settled(page);
    page.world.accounts = [viewOf('a', 'healthy', { health: { renewsItself: true } }), north];
    page.changed();
    await page.until(() => expect(page.buttonOf(page.badges()[0]).textContent).toBe('Renews itself'));
    page.stop.abort();
  });

  test('leave the page as it was, listeners and all', async () => {
    const page = start([acme, north]);
    const before = page.doc.documentElement.outerHTML;
    await settled(page);
    page.buttonOf(page.badges()[0]).click();
    expect(page.card()).not.toBeNull();
    page.world.alive = false;
    await page.until(() => expect(page.doc.documentElement.outerHTML).toBe(before));
    expect(page.stop.signal.aborted).toBe(true);
    page.doc.body.append('later');
    const asked = page.asked.length;
    page.changed();
    await new Promise(done => setTimeout(done, 150));
    expect(page.badges()).toHaveLength(0);
    expect(page.asked).toHaveLength(asked);
  });

  test('a second copy sweeps away what a first one left behind', async () => {
    const left = `${PAGE}<token-health-badge></token-health-badge><token-health-card></token-health-card>`;
    const page = start([acme, north], left);
    await settled(page);
    expect(page.card()).toBeNull();
    page.stop.abort();
  });

  test('host nodes keep their attributes', async () => {
    const page = start([acme, north]);
    const attributes = () =>
      [...page.doc.querySelectorAll('li, li *')]
        .filter(e => !e.localName.startsWith('token-'))
        .map(e => e.cloneNode(false))
        .map(e => (e as Element).outerHTML);
    const before = attributes();
    await settled(page);
    page.buttonOf(page.badges()[0]).click();
    expect(attributes()).toEqual(before);
    page.stop.abort();
  });
});

describe('what cannot be told', () => {
  test('two accounts that fit are both listed, and none is named', async () => {
    const page = start([acme, viewOf('b', 'healthy', { handle: 'acme.two' }), north]);
    const [first] = await settled(page);
    expect(first?.hasAttribute('data-account-id')).toBe(false);
    expect(page.buttonOf(first).textContent).toBe('Two accounts fit');
    page.buttonOf(first).click();
    const items = [...page.dialog().querySelectorAll('li')].map(item => item.textContent);
    expect(items).toHaveLength(2);
    expect(items.join()).toMatch(/@acme\.sports.*Access lost.*@acme\.two.*Works/);
    expect(page.dialog().querySelector('[data-wish]')).toBeNull();
    page.stop.abort();
  });

  test('a row nobody knows offers to track it, quietly and without an account id', async () => {
    const page = start([north]);
    const [first] = await settled(page);
    expect(first?.hasAttribute('data-account-id')).toBe(false);
    expect(page.buttonOf(first).textContent).toBe('Track this account');
    page.world.accounts = [north, acme];
    page.buttonOf(first).click();
    await page.until(() => expect(page.badges()[0]?.dataset.accountId).toBe('a'));
    expect(page.sent).toEqual([
      { name: 'track', payload: { network: 'instagram', handle: '', name: 'Acme Sports', holder: 'livefyre' } },
    ]);
    page.stop.abort();
  });

  test('several rows nobody knows are tracked in one go: offered once, asked in one message, without those that are known', async () => {
    const page = start([north], PAGE.replace('</ul>', '<li class="row"><span class="n">Haus</span></li></ul>'));
    const [first, , third] = await settled(page, 3);
    const all = () => page.badges().flatMap(badge => badge.shadowRoot?.querySelector<HTMLElement>('.all') ?? []);
    await page.until(() => expect(all().map(button => button.textContent)).toEqual(['Track all 2']));
    expect(first?.shadowRoot?.contains(all()[0] ?? null)).toBe(true);
    expect(page.buttonOf(third).textContent).toBe('Track this account');
    page.world.accounts = [north, acme, viewOf('h', 'unknown', { name: 'Haus', handle: '' })];
    all()[0]?.click();
    await page.until(() => expect(page.badges().map(badge => badge.dataset.accountId)).toEqual(['a', 'n', 'h']));
    expect(page.sent.map(({ name }) => name)).toEqual(['trackAll']);
    expect(page.sent[0]?.payload).toMatchObject({ rows: [{ name: 'Acme Sports' }, { name: 'Haus' }] });
    expect(all()).toEqual([]);
    page.stop.abort();
  });

  test('markup in names stays text', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const page = start(
      [viewOf('e', 'revoked', { name: evil, handle: '"><script>' })],
      PAGE.replace('Acme Sports', evil.replace('<', '&lt;')),
    );
    const [first] = await settled(page);
    page.buttonOf(first).click();
    expect(page.dialog().querySelector('h2')?.textContent).toBe(evil);
    expect(page.card()?.shadowRoot?.querySelector('img, script')).toBeNull();
    expect(first?.shadowRoot?.querySelector('img, script')).toBeNull();
    page.stop.abort();
  });

  test('silence heals only what the tool itself had reported', async () => {
    const warned = PAGE.replace('<i class="chev">', '<i class="warning">');
    const page = start(
      [
        viewOf('a', 'expired', { health: { cause: 'reported-by-tool', evidence: { kind: 'tool-page', at: NOW } } }),
        north,
      ],
      warned,
    );
    await settled(page);
    expect(page.asked[0]?.map(row => row.shows)).toEqual(['ended', undefined]);
    (page.doc.querySelector('.warning') as Element).className = 'chev';
    await page.until(() => expect(page.asked.at(-1)?.map(row => row.shows)).toEqual(['alive', undefined]));
    page.stop.abort();
  });
});

describe('a hostile page', () => {
  test('cannot press our buttons: only what a person did counts', async () => {
    const page = start([acme]);
    const [first, second] = await settled(page);
    page.world.real = false;
    page.buttonOf(first).click();
    page.buttonOf(second).click();
    expect(page.card()).toBeNull();
    page.world.real = true;
    page.buttonOf(first).click();
    page.world.real = false;
    (page.dialog().querySelector('[data-wish]') as HTMLButtonElement).click();
    await new Promise(done => setTimeout(done, 50));
    expect(page.sent).toEqual([]);
    page.stop.abort();
  });

  test('reads from our elements nothing of other holders, and no e-mail address', async () => {
    const page = start([
      viewOf('a', 'revoked', { owner: { name: 'Jana', email: 'jana@acme.example' }, login: 'secret-login' }),
      viewOf('x', 'expired', { holder: 'browser', tags: ['vip'] }),
    ]);
    const [first] = await settled(page);
    page.buttonOf(first).click();
    const all = [page.card(), ...page.badges()]
      .map(each => `${each?.outerHTML}${each?.shadowRoot?.innerHTML}`)
      .join('');
    expect(all).not.toMatch(/acme\.example|secret-login|vip|this browser|data-account-id="x"/);
    page.stop.abort();
  });

  test('messages and events of the page change nothing', async () => {
    const page = start([acme]);
    await settled(page);
    const asked = page.asked.length;
    page.window.postMessage({ name: 'changed' }, '*');
    page.doc.dispatchEvent(new page.window.CustomEvent('changed', { detail: { name: 'changed' } }) as never);
    await new Promise(done => setTimeout(done, 100));
    expect(page.asked).toHaveLength(asked);
    expect(page.sent).toEqual([]);
    page.stop.abort();
  });
});
