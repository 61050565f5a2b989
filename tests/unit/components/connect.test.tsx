// @vitest-environment happy-dom
/** The Connect dialog: what each way needs, errors at their fields, what a network said before anything is kept. */
import '../support/i18n';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ConnectDialog } from '../../../components/connect/ConnectDialog';
import type { Connecting } from '../../../components/connect/ways';
import { named, press, show, showAgain, submit, type } from '../support/dom';
import { NOW, viewOf } from '../support/views';
import { found } from './harness/found';
import { fixed } from './harness/props';

type Props = Parameters<typeof ConnectDialog>[0];
let on = {} as Record<string, ReturnType<typeof vi.fn>>;
beforeEach(() => {
  on = Object.fromEntries(
    ['onCopy', 'onConnect', 'onPassword', 'onInspect', 'onKeep', 'onReset', 'onTrack', 'onClose'].map(name => [
      name,
      vi.fn(),
    ]),
  );
});

const REST: Connecting = { busy: false, said: '' };
const dialog = (change: Partial<Props> = {}) => (
  <ConnectDialog
    {...fixed}
    {...(on as unknown as Pick<
      Props,
      'onCopy' | 'onConnect' | 'onPassword' | 'onInspect' | 'onKeep' | 'onReset' | 'onTrack' | 'onClose'
    >)}
    apps={[]}
    accounts={[]}
    connecting={REST}
    now={NOW}
    lang="en-GB"
    {...change}
  />
);
const pick = (root: ParentNode, name: string, value: string) => {
  const select = root.querySelector<HTMLSelectElement>(`select[name=${name}]`);
  if (!select) throw new Error(`No ${name}`);
  act(() => {
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
};
const way = (root: ParentNode, value: string) => {
  const radio = root.querySelector<HTMLInputElement>(`input[name=way][value=${value}]`);
  if (!radio) throw new Error(`No way ${value}`);
  act(() => radio.click());
};
const ways = (root: ParentNode) =>
  [...root.querySelectorAll<HTMLInputElement>('input[name=way]')].map(({ value }) => value);
const field = (root: ParentNode, name: string) => root.querySelector<HTMLInputElement>(`[name=${name}]`);
/** What a screen reader says with a field. */
const told = (root: ParentNode, name: string): string =>
  (field(root, name)?.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map(id => root.querySelector(`[id="${id}"]`)?.textContent)
    .join(' ');
const text = (root: ParentNode) => root.querySelector('dialog')?.textContent ?? '';

describe('what it needs', () => {
  test.each([
    ['facebook', ['signin', 'paste', 'track'], 'The client id of an app'],
    ['instagram', ['signin', 'paste', 'track'], 'its secret or a token endpoint'],
    ['mastodon', ['signin', 'paste', 'track'], 'Nothing but the address'],
    ['bluesky', ['signin', 'password', 'paste', 'track'], 'Also the address of the server'],
    ['oauth', ['signin', 'paste', 'track'], 'its secret only if it has one'],
    ['xing', ['track'], 'XING has ended its interface'],
  ])('%s', (network, expected, needs) => {
    const root = show(dialog());
    pick(root, 'network', network);
    expect(ways(root)).toEqual(expected);
    expect(text(root)).toContain(needs);
  });

  test('a private window is advised where the network takes whoever is signed in, and only for a sign-in', () => {
    const root = show(dialog());
    pick(root, 'network', 'linkedin');
    expect(text(root)).toContain('LinkedIn connects whoever happens to be signed in');
    way(root, 'paste');
    expect(text(root)).not.toContain('whoever happens to be signed in');
  });
});

describe('paste', () => {
  const open = (change: Partial<Props> = {}) => {
    const root = show(dialog(change));
    way(root, 'paste');
    return root;
  };
  const TOKEN = `EAAB${'k'.repeat(30)}`;

  test('a recognised token chooses its network', () => {
    const root = open();
    pick(root, 'network', 'x');
    type(field(root, 'token'), TOKEN);
    expect(field(root, 'network')?.value).toBe('facebook');
    expect(text(root)).toContain('This looks like Facebook.');
    submit(root.querySelector('dialog form'));
    expect(on.onInspect).toHaveBeenCalledWith({ network: 'facebook', access: TOKEN });
  });

  test('one that fits several asks which; nothing is sent before', () => {
    const root = open();
    pick(root, 'network', 'oauth');
    type(field(root, 'token'), `both${'k'.repeat(30)}`);
    expect(text(root)).toContain('This could be Facebook or X: choose the network.');
    submit(root.querySelector('dialog form'));
    expect(on.onInspect).not.toHaveBeenCalled();
    expect(told(root, 'network')).toContain('Choose the network.');
    expect(document.activeElement).toBe(field(root, 'network'));
    pick(root, 'network', 'x');
    submit(root.querySelector('dialog form'));
    expect(on.onInspect).toHaveBeenCalledOnce();
  });

  test('garbage: the error is at the field, which gets the focus, and goes with the next key', () => {
    const root = open();
    type(field(root, 'token'), 'no token');
    submit(root.querySelector('dialog form'));
    expect(field(root, 'token')?.getAttribute('aria-invalid')).toBe('true');
    expect(told(root, 'token')).toContain('This is not a token.');
    expect(document.activeElement).toBe(field(root, 'token'));
    type(field(root, 'token'), TOKEN);
    expect(field(root, 'token')?.getAttribute('aria-invalid')).toBeNull();
  });

  test('X: says that nothing is asked, and takes a refresh token and an end besides', () => {
    const root = open();
    pick(root, 'network', 'x');
    type(field(root, 'token'), 'a'.repeat(40));
    expect(text(root)).toContain('X charges for every question');
    type(field(root, 'refresh'), 'r'.repeat(40));
    type(field(root, 'ends'), '2026-12-24');
    submit(root.querySelector('dialog form'));
    expect(on.onInspect).toHaveBeenCalledWith({
      network: 'x',
      access: 'a'.repeat(40),
      refresh: 'r'.repeat(40),
      expiresAt: new Date(2026, 11, 24).getTime(),
    });
  });

  test('where servers are many, the address is asked for', () => {
    const root = open();
    pick(root, 'network', 'mastodon');
    type(field(root, 'token'), 'a'.repeat(43));
    submit(root.querySelector('dialog form'));
    expect(told(root, 'issuer')).toContain('Enter the full address of the server');
    type(field(root, 'issuer'), 'https://social.example/');
    submit(root.querySelector('dialog form'));
    expect(on.onInspect).toHaveBeenCalledWith({
      network: 'mastodon',
      access: 'a'.repeat(43),
      issuer: 'https://social.example',
    });
  });

  test('what was looked at leaves the field', () => {
    const root = open();
    type(field(root, 'token'), TOKEN);
    showAgain(root, dialog({ connecting: { ...REST, inspected: found.alive } }));
    expect(document.body.innerHTML).not.toContain(TOKEN);
    showAgain(root, dialog());
    expect(field(root, 'token')?.value).toBe('');
  });
});

describe('what the network said', () => {
  const see = (kind: string, change: Partial<Props> = {}) =>
    show(dialog({ connecting: { ...REST, inspected: found[kind] }, ...change }));

  test('account, kind, state, ends, permissions, what is missing, the app; the heading has the focus', () => {
    const root = see('alive');
    for (const each of [
      'Northwind Deutschland · 102157788',
      'Token of a page',
      'A permission is missing',
      'Says that it never ends',
      'pages_show_list',
      'pages_manage_metadata',
      '102938475610293',
      'is replaced',
    ])
      expect(text(root)).toContain(each);
    expect(document.activeElement?.textContent).toBe('What Facebook says');
    submit(root.querySelector('dialog form'));
    expect(on.onKeep).toHaveBeenCalledWith({ pending: found.alive?.pending, holder: 'browser', withToken: true });
  });

  test('a dead one: the cause, a name, and no token kept', () => {
    const root = see('dead');
    expect(text(root)).toContain('Password was changed');
    submit(root.querySelector('dialog form'));
    expect(on.onKeep).not.toHaveBeenCalled();
    expect(told(root, 'handle')).toContain('Enter the account’s name.');
    type(field(root, 'handle'), 'acme');
    press(named(root, 'Track without token'));
    submit(root.querySelector('dialog form'));
    expect(on.onKeep).toHaveBeenCalledWith({
      pending: found.dead?.pending,
      holder: 'browser',
      withToken: false,
      handle: 'acme',
    });
  });

  test('not asked: an account that is there gives way on the person’s word alone', () => {
    const here = viewOf('x1', 'healthy', { network: 'x', handle: 'Acme_News', name: 'Acme News', holder: 'browser' });
    const root = see('unasked', { accounts: [here] });
    type(field(root, 'handle'), '@acme_news');
    submit(root.querySelector('dialog form'));
    expect(on.onKeep).not.toHaveBeenCalled();
    expect(told(root, 'sure')).toContain('Nobody can tell whose token this is.');
    act(() => field(root, 'sure')?.click());
    submit(root.querySelector('dialog form'));
    expect(on.onKeep).toHaveBeenCalledWith(
      expect.objectContaining({ handle: '@acme_news', sure: true, withToken: true }),
    );
  });

  test('a tool that has the same token: never renewed here, and said so', () => {
    const root = see('unasked');
    pick(root, 'holder', 'livefyre');
    expect(told(root, 'holder')).toContain('never renewed');
  });

  test('another one, or none', () => {
    const root = see('refused');
    expect(text(root)).toContain('Mastodon does not accept this');
    press(named(root, 'Paste another'));
    expect(on.onReset).toHaveBeenCalledOnce();
    press(named(root, 'Cancel'));
    expect(on.onClose).toHaveBeenCalledOnce();
  });
});

describe('an app password', () => {
  test('name and password; the server only where it is known, and filled in where it was found', () => {
    const root = show(dialog());
    pick(root, 'network', 'bluesky');
    way(root, 'password');
    submit(root.querySelector('dialog form'));
    expect(told(root, 'identifier')).toContain('Enter the account’s name.');
    type(field(root, 'identifier'), 'acme.example');
    type(field(root, 'appPassword'), 'aaaa-bbbb');
    submit(root.querySelector('dialog form'));
    const entry = { network: 'bluesky', identifier: 'acme.example', password: 'aaaa-bbbb', holder: 'browser' };
    expect(on.onPassword).toHaveBeenLastCalledWith(entry);
    showAgain(
      root,
      dialog({ connecting: { ...REST, home: { identifier: 'acme.example', issuer: 'https://pds.example' } } }),
    );
    submit(root.querySelector('dialog form'));
    expect(on.onPassword).toHaveBeenLastCalledWith({ ...entry, issuer: 'https://pds.example' });
  });

  test('an account that came by one gets its fresh access by one', () => {
    const account = viewOf('b1', 'revoked', {
      network: 'bluesky',
      handle: 'acme.example',
      issuer: 'https://pds.example',
      holder: 'browser',
      hasToken: true,
    });
    const root = show(dialog({ account }));
    expect(text(root)).toContain('Fresh access for Acme Sports');
    expect(ways(root)).toEqual(['signin', 'password', 'paste']);
    expect(field(root, 'network')?.disabled).toBe(true);
    type(field(root, 'appPassword'), 'aaaa-bbbb');
    submit(root.querySelector('dialog form'));
    expect(on.onPassword).toHaveBeenCalledWith(expect.objectContaining({ into: 'b1', issuer: 'https://pds.example' }));
  });
});

describe('just track it', () => {
  test('dates are days here; what cannot be is said at its field', () => {
    const root = show(dialog());
    way(root, 'track');
    type(field(root, 'handle'), '@acme');
    type(field(root, 'connected'), '2027-01-01');
    submit(root.querySelector('dialog form'));
    expect(told(root, 'connected')).toContain('cannot lie ahead');
    type(field(root, 'connected'), '2026-11-01');
    type(field(root, 'ends'), '2026-10-01');
    submit(root.querySelector('dialog form'));
    expect(told(root, 'ends')).toContain('cannot lie before');
    type(field(root, 'ends'), '2026-12-31');
    submit(root.querySelector('dialog form'));
    expect(on.onTrack).toHaveBeenCalledWith({
      network: 'facebook',
      handle: 'acme',
      holder: 'livefyre',
      connectedAt: new Date(2026, 10, 1).getTime(),
      expiresAt: new Date(2026, 11, 31).getTime(),
    });
  });
});

test('a busy dialog sends nothing twice', () => {
  const root = show(dialog({ connecting: { busy: true, said: '' } }));
  type(field(root, 'clientId'), 'abc');
  submit(root.querySelector('dialog form'));
  expect(on.onConnect).not.toHaveBeenCalled();
});
