/** The card: what it says, how it is opened and closed, and that the page never hears of it. */
import { describe, expect, test } from 'vitest';
import { DAY, NOW, viewOf } from '../support/views';
import { PAGE, start } from './setup';

const acme = viewOf('a', 'revoked', { owner: { name: 'Jana Krüger' }, health: { cause: 'password-changed' } });

const opened = async (page: ReturnType<typeof start>) => {
  await page.until(() => expect(page.badges()).toHaveLength(2));
  page.buttonOf(page.badges()[0]).click();
  await page.until(() => expect(page.card()).not.toBeNull());
  return page.dialog();
};
const key = (page: ReturnType<typeof start>, name: string) =>
  page.doc.dispatchEvent(
    new page.window.KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, composed: true }) as never,
  );
const texts = (dialog: HTMLElement, selector: string) =>
  [...dialog.querySelectorAll(selector)].map(element => element.textContent);

describe('the card', () => {
  test('says who, what, why, what to do, how we know and whose it is', async () => {
    const page = start([
      acme,
      viewOf('x', 'healthy', { holder: 'browser' }),
      viewOf('y', 'expired', { holder: 'facelift', handle: 'other', name: 'Other' }),
    ]);
    const dialog = await opened(page);
    expect(texts(dialog, 'h2')).toEqual(['Acme Sports']);
    expect(texts(dialog, '.handle')).toEqual(['@acme.sports']);
    expect(texts(dialog, '.state')).toEqual(['Access lost: password was changed']);
    expect(dialog.querySelectorAll('ol li')).toHaveLength(3);
    expect(texts(dialog, 'ol li')[0]).toContain('“Refresh token”');
    expect(texts(dialog, '.foot span')).toEqual([
      'Instagram said so 2 minutes ago',
      'Owner: Jana Krüger',
      'Layout not verified',
    ]);
    expect(texts(dialog, '.elsewhere')).toEqual([
      'The same profile is connected in one more place. Token Health lists it.',
    ]);
    expect(texts(dialog, '[data-wish]')).toEqual(['Refresh token']);
    page.stop.abort();
  });

  test('Escape closes it and gives the focus back to the badge; so does a second press; a press elsewhere only closes', async () => {
    const page = start([acme]);
    await opened(page);
    const button = page.buttonOf(page.badges()[0]);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    key(page, 'Escape');
    expect(page.card()).toBeNull();
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(page.doc.activeElement).toBe(page.badges()[0]);
    button.click();
    button.click();
    expect(page.card()).toBeNull();
    button.click();
    page.doc.body.dispatchEvent(
      new page.window.PointerEvent('pointerdown', { bubbles: true, composed: true }) as never,
    );
    expect(page.card()).toBeNull();
    page.stop.abort();
  });

  test('the page hears nothing of what happens in badge and card, and no link, label or summary acts', async () => {
    const page = start([acme]);
    await page.until(() => expect(page.badges()).toHaveLength(2));
    const heard: string[] = [];
    const types = ['click', 'mousedown', 'pointerdown', 'keydown', 'mouseup', 'dragstart', 'focusin'];
    for (const type of types) page.doc.querySelector('li')?.addEventListener(type, () => heard.push(type));
    const [badge] = page.badges();
    const inner = page.buttonOf(badge);
    for (const type of types)
      inner.dispatchEvent(new page.window.Event(type, { bubbles: true, composed: true, cancelable: true }) as never);
    expect(heard).toEqual([]);
    expect(page.card()).not.toBeNull();
    const click = new page.window.Event('click', { bubbles: true, composed: true, cancelable: true });
    inner.dispatchEvent(click as never);
    expect(click.defaultPrevented).toBe(true);
    page.stop.abort();
  });

  test('asks for a reconnect, says that it runs, and is green only after a reading', { timeout: 60_000 }, async () => {
    const held = { ...acme, hasToken: true };
    const page = start([held]);
    const dialog = await opened(page);
    page.world.accounts = [{ ...held, busy: true }];
    (dialog.querySelector('[data-wish]') as HTMLButtonElement).click();
    expect(dialog.querySelector('[role=status]')?.textContent).toBe('Waiting for the sign-in to end');
    expect((dialog.querySelector('[data-wish]') as HTMLButtonElement).disabled).toBe(true);
    await page.until(() => expect(page.sent).toEqual([{ name: 'reconnect', payload: { id: 'a' } }]));
    await page.until(() => expect(page.buttonOf(page.badges()[0]).getAttribute('aria-busy')).toBe('true'));
    expect(dialog.querySelector('[role=status]')?.getAttribute('data-tone')).toBe('grey');
    const read = { evidence: { kind: 'network' as const, at: NOW } };
    page.world.accounts = [viewOf('a', 'healthy', { health: read, outcome: { code: 'refreshed', at: NOW } })];
    await page.until(() => expect(dialog.querySelector('[role=status]')?.textContent).toBe('Working again'));
    expect(dialog.querySelector('[role=status]')?.getAttribute('data-tone')).toBe('green');
    page.stop.abort();
  });

  test.each([false, true])('a suspicion is no reading: nothing is green before one (refused: %s)', async refused => {
    const suspicion = { cause: 'password-changed' as const, at: NOW - 1_000, network: 'instagram', by: 'x' };
    const page = start([viewOf('a', 'healthy', { suspicion, hasToken: true })]);
    if (refused) page.world.refuses.push('reconnect');
    const dialog = await opened(page);
    const status = () => dialog.querySelector<HTMLElement>('[role=status]');
    (dialog.querySelector('[data-wish]') as HTMLButtonElement).click();
    const answer = refused ? 'That did not work. Please try again.' : '';
    await page.until(() => expect([page.sent.length, status()?.textContent]).toEqual([1, answer]));
    // Asked again since, and nothing was read.
    const before = page.asked.length;
    page.changed();
    await page.until(() => expect(page.asked.length).toBeGreaterThan(before));
    expect([status()?.dataset.tone, status()?.textContent]).toEqual(['grey', answer]);
    page.stop.abort();
  });

  test('who else signed in, and what else came along, is not told on the page', async () => {
    const fields = { expected: 'acme', got: 'my.private.account' };
    const page = start([{ ...acme, outcome: { code: 'wrong-account', at: NOW, fields } }]);
    const dialog = await opened(page);
    expect(dialog.querySelector('[role=status]')?.textContent).toContain(
      'You signed in as somebody else, but this is ',
    );
    expect(dialog.textContent).not.toContain('private');
    page.stop.abort();
  });

  test('what the network blocked leads to the network first', async () => {
    const page = start([viewOf('a', 'blocked', { health: { cause: 'checkpoint' } })]);
    const dialog = await opened(page);
    const button = dialog.querySelector('[data-wish]') as HTMLButtonElement;
    expect(button.textContent).toBe('Open Instagram');
    button.click();
    await page.until(() => expect(page.sent).toEqual([{ name: 'openNetworkPage', payload: { id: 'a' } }]));
    page.stop.abort();
  });

  test('a failure is said in words and the state stays', async () => {
    const page = start([{ ...acme, outcome: { code: 'window-closed', at: NOW } }]);
    const dialog = await opened(page);
    expect(dialog.querySelector('[role=status]')?.textContent).toBe(
      'The sign-in window was closed. Nothing has changed.',
    );
    expect(texts(dialog, '.state')).toEqual(['Access lost: password was changed']);
    page.stop.abort();
  });

  test('stays open at the same row through a re-render, and closes with its row', async () => {
    const page = start([acme]);
    await opened(page);
    page.doc.body.innerHTML = PAGE;
    await page.until(() => expect(page.buttonOf(page.badges()[0])?.getAttribute('aria-expanded')).toBe('true'));
    expect(page.card()).not.toBeNull();
    page.doc.body.innerHTML = '<h1>Library</h1>';
    await page.until(() => expect(page.card()).toBeNull());
    page.stop.abort();
  });

  test('nothing to do where all is well', async () => {
    const page = start([viewOf('a', 'healthy', { health: { renewsItself: true, deadline: NOW + 300 * DAY } })]);
    const dialog = await opened(page);
    expect(dialog.querySelector('[data-wish]')).toBeNull();
    expect(texts(dialog, '.state')[0]).toMatch(/^Renews itself until/);
    page.stop.abort();
  });
});
