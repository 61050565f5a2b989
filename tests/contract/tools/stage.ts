/** A browser's window with loader and overlay in it, wired as the content scripts wire them, and a background that knows every account. */
import { Browser, type BrowserFrame, Window } from 'happy-dom';
import { vi } from 'vitest';
import { startLoader } from '../../../entrypoints/tool-loader.content/loader';
import { startOverlay } from '../../../entrypoints/tool-overlay.content/overlay';
import type { Payload } from '../../../utils/messages';
import type { AccountView } from '../../../utils/model/snapshot';
import type { Tool } from '../../../utils/tools/define';
import { matchRows } from '../../../utils/tools/match';
import { toHint, toPageTool } from '../../../utils/tools/page-tool';
import '../../unit/support/i18n';
import { NOW } from '../../unit/support/views';
import type { SavedPage } from './saved';

/** What stands on a tool's page before its own code has run. */
export const SHELL = '<!doctype html><title></title><div id="app"></div>';

const bodyOf = (html: string): string => {
  const { document } = new Window();
  document.write(html);
  return document.body.innerHTML;
};

/** A frame of the same site in that page. */
const frameIn = async (outer: BrowserFrame): Promise<BrowserFrame> => {
  const frame = outer.document.createElement('iframe');
  frame.srcdoc = SHELL;
  outer.document.body.append(frame);
  await outer.waitUntilComplete();
  const [inner] = outer.childFrames;
  if (!inner) throw new Error('The page has no frame');
  return inner;
};

const run = (
  view: globalThis.Window & typeof globalThis,
  tool: Tool,
  accounts: readonly AccountView[],
  signal: AbortSignal,
) => {
  const counted = { found: 0, left: 0 };
  const send = async (name: string, payload: unknown) => {
    if (name !== 'scan') return { ok: true, value: null };
    return { ok: true, value: { rows: matchRows((payload as Payload<'scan'>).rows, accounts, tool) } };
  };
  const ending = (): AbortController => {
    const stop = new AbortController();
    signal.addEventListener('abort', () => stop.abort());
    return stop;
  };
  const found = () => {
    counted.found += 1;
    startOverlay(
      {
        view,
        tool: toPageTool(tool) as Tool,
        send: send as never,
        reading: () => ({ lang: 'en-GB', now: NOW }),
        isAlive: () => true,
        onChanged: () => {},
        left: () => {
          counted.left += 1;
          loader.resume();
        },
        isReal: event => event.isTrusted,
      },
      ending(),
    );
  };
  const loader = startLoader({ view, tool: toHint(tool), isAlive: () => true, found }, ending());
  return counted;
};

export interface Stage {
  /** As a single-page tool does: address first, then its content. */
  go: (page: SavedPage) => void;
  /** The same once more, in new nodes. */
  render: (html: string) => void;
  /** Its content piece by piece, as answers come in. */
  trickle: (html: string) => Promise<void>;
  doc: Document;
  badges: () => HTMLElement[];
  /** Badges in the page around the frame. */
  outside: () => number;
  counted: { found: number; left: number };
  until: (what: () => void) => Promise<void>;
  close: () => void;
}

/** @param framed the tool's page is a frame; loader and overlay run in the page around it as well, as the browser has them run */
export const openStage = async (
  tool: Tool,
  accounts: readonly AccountView[],
  url: string,
  framed = false,
): Promise<Stage> => {
  const stop = new AbortController();
  const browser = new Browser();
  const outer = browser.newPage().mainFrame;
  outer.url = url;
  outer.content = SHELL;
  const inner = framed ? await frameIn(outer) : outer;
  const move = (href: string) => {
    inner.url = href;
    inner.window.dispatchEvent(new inner.window.Event('popstate'));
  };
  move(url);
  const viewOf = (frame: BrowserFrame) => frame.window as unknown as globalThis.Window & typeof globalThis;
  if (framed) run(viewOf(outer), tool, accounts, stop.signal);
  const counted = run(viewOf(inner), tool, accounts, stop.signal);
  const doc = inner.document as unknown as Document;
  const render = (html: string) => {
    doc.body.innerHTML = bodyOf(html);
  };
  const badgesIn = (where: Document) => [...where.querySelectorAll<HTMLElement>('token-health-badge')];
  return {
    go: page => {
      move(page.url);
      render(page.html);
    },
    render,
    trickle: async html => {
      const whole = doc.createElement('div');
      whole.innerHTML = bodyOf(html);
      doc.body.replaceChildren();
      for (const child of [...whole.childNodes]) {
        await new Promise(done => setTimeout(done, 20));
        doc.body.append(child);
      }
    },
    doc,
    badges: () => badgesIn(doc),
    outside: () => (framed ? badgesIn(outer.document as unknown as Document).length : 0),
    counted,
    until: what => vi.waitFor(what, { interval: 20, timeout: 60_000 }),
    close: () => {
      stop.abort();
      void browser.close();
    },
  };
};
