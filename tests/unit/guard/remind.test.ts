/** "Remind me afterwards": promised only once it is noted, and who leaves before that is heard all the same. */
import { Window } from 'happy-dom';
import { expect, test, vi } from 'vitest';
import '../support/i18n';
import { startGuard } from '../../../entrypoints/network-guard.content/guard';

const VIEW = {
  ...{ kind: 'password', networks: ['linkedin'], total: 1, tools: 0, here: true, logins: 1, unsure: false },
  ...{ groups: [], reminded: false },
};

const start = async () => {
  const window = new Window({ url: 'https://www.linkedin.com/company/4711/admin/settings/manage-admins/' });
  const doc = window.document as unknown as Document;
  const sent: string[] = [];
  const note: { answer?: (reply: unknown) => void } = {};
  const send = (name: string) => {
    sent.push(name);
    if (name === 'guard') return Promise.resolve({ ok: true, value: VIEW });
    return new Promise(resolve => {
      note.answer = resolve;
    });
  };
  const stop = new AbortController();
  startGuard(
    { view: window as never, send: send as never, lang: 'en', isAlive: () => true, onChanged: () => undefined },
    stop,
  );
  const root = () => doc.querySelector('token-health-guard')?.shadowRoot;
  await vi.waitFor(() => expect(root()?.querySelector('[data-wish=remind]')).not.toBeNull());
  const press = () => root()?.querySelector<HTMLButtonElement>('[data-wish=remind]')?.click();
  return { window, sent, note, stop, press, text: () => root()?.textContent ?? '' };
};
const PROMISE = /opens when you leave/;

test('nothing is promised before the answer', async () => {
  const { press, text, note, stop } = await start();
  press();
  expect(text()).not.toMatch(PROMISE);
  note.answer?.({ ok: true, value: null });
  await vi.waitFor(() => expect(text()).toMatch(PROMISE));
  stop.abort();
});

test('without an answer the panel asks what is true', async () => {
  const { press, text, note, sent, stop } = await start();
  press();
  note.answer?.({ ok: false, code: 'no-answer' });
  await vi.waitFor(() => expect(sent.filter(name => name === 'guard')).toHaveLength(2));
  expect(text()).not.toMatch(PROMISE);
  stop.abort();
});

test('who leaves before the answer is heard, who never asked is not', async () => {
  const { window, press, sent, stop } = await start();
  window.dispatchEvent(new window.Event('pagehide'));
  expect(sent).not.toContain('leaving');
  press();
  window.dispatchEvent(new window.Event('pagehide'));
  expect(sent).toContain('leaving');
  stop.abort();
});
