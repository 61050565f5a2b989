/** A page with the overlay in it, a background that answers from a list of accounts, and ways to look at both. */
import { Window } from 'happy-dom';
import { vi } from 'vitest';
import type { Payload, Reply, Row } from '../../../utils/messages';
import type { AccountView } from '../../../utils/model/snapshot';
import type { Tool } from '../../../utils/tools/define';
import livefyre from '../../../utils/tools/livefyre';
import { matchRows } from '../../../utils/tools/match';
import '../support/i18n';
import { startOverlay } from '../../../entrypoints/tool-overlay.content/overlay';
import { NOW } from '../support/views';

// What takes real time here is polled for; a slow machine may take longer.
vi.setConfig({ testTimeout: 120_000 });

export const PAGE = `<h1>Social Accounts</h1><h2>Instagram Accounts</h2>
<ul><li class="row" id="r1"><span class="n">Acme Sports</span><i class="chev"></i></li><li class="row" id="r2"><span class="n">Northwind</span><i class="chev"></i></li></ul>`;

export const start = (
  accounts: AccountView[],
  html = PAGE,
  tool: Tool = livefyre,
  url = 'https://studio.livefyre.com/acme.fyre.co/settings',
) => {
  const window = new Window({ url });
  const view = window as unknown as Window & typeof globalThis;
  const doc = window.document as unknown as Document;
  doc.body.innerHTML = html;
  const stop = new AbortController();
  const asked: Row[][] = [];
  const sent: { name: string; payload: unknown }[] = [];
  const world = { alive: true, accounts, answers: true, left: 0, real: true, refuses: [] as string[], held: true };
  let changed = () => {};
  const send = async (name: string, payload: unknown) => {
    if (!world.answers) return { ok: false, code: 'no-answer' };
    if (name !== 'scan') {
      sent.push({ name, payload });
      if (world.refuses.includes(name)) return { ok: false, code: 'not-allowed' };
      return { ok: true, value: name === 'track' ? { id: 'new' } : null };
    }
    const { rows } = payload as Payload<'scan'>;
    asked.push(rows);
    if (!world.held) return { ok: true, value: { rows: [], left: true } } satisfies Reply<'scan'>;
    return { ok: true, value: { rows: matchRows(rows, world.accounts, tool) } } satisfies Reply<'scan'>;
  };
  startOverlay(
    {
      view: view as never,
      tool,
      send: send as never,
      reading: () => ({ lang: 'en-GB', now: NOW }),
      isAlive: () => world.alive,
      onChanged: listener => {
        changed = listener;
      },
      left: () => {
        world.left += 1;
      },
      isReal: () => world.real,
    },
    stop,
  );
  const badges = () => [...doc.querySelectorAll<HTMLElement>('token-health-badge')];
  const buttonOf = (badge: Element | undefined) => badge?.shadowRoot?.querySelector('button') as HTMLButtonElement;
  const card = () => doc.querySelector('token-health-card');
  return {
    window,
    doc,
    stop,
    asked,
    sent,
    world,
    badges,
    told: (at: number) =>
      Object.fromEntries(
        ['data-account-id', 'data-network', 'data-state', 'data-cause'].map(name => [
          name,
          badges()[at]?.getAttribute(name),
        ]),
      ),
    buttonOf,
    card,
    dialog: () => card()?.shadowRoot?.querySelector('[role=dialog]') as HTMLElement,
    changed: () => changed(),
    until: <T>(what: () => T) => vi.waitFor(what, { interval: 10, timeout: 60_000 }),
  };
};
