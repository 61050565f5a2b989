/** Postiz's calendar with its column of channels, as far as its published source describes the elements; written anew. */
import { html, type Reply, type Req, type Site } from '../core/http.ts';
import { safe } from '../core/page.ts';

export interface Channel {
  identifier: string;
  name: string;
  refreshNeeded?: boolean;
}

const STYLE = `body { font: 14px sans-serif; display: flex; gap: 24px; background: #111; color: #eee } .sidebar { width: 320px } [class~="group/profile"] { display: flex; gap: 10px; align-items: center; padding: 8px; position: relative } img { width: 24px; height: 24px; background: #555 } .bg-red-500 { background: #e33; position: absolute; left: 0; top: 0; width: 15px; text-align: center }`;

const row = ({ identifier, name, refreshNeeded }: Channel): string =>
  `<div class="group/profile${refreshNeeded ? ' cursor-pointer' : ''}" draggable="true"${refreshNeeded ? ' data-tooltip-content="Channel disconnected, click to reconnect." onclick="location.href=\'/oauth/\' + this.dataset.of" ' : ''}data-of="${safe(identifier)}">
<div>${refreshNeeded ? '<div class="bg-red-500 rounded-full">!</div>' : ''}<img src="/icons/platforms/${safe(identifier)}.png" alt="${safe(identifier)}"></div><div role="Handle">${safe(name)}</div></div>`;

export class PostizCloud implements Site {
  readonly hosts = ['platform.postiz.com'];
  readonly url = 'https://platform.postiz.com/launches';
  channels: Channel[] = [
    { identifier: 'x', name: 'Acme Sports' },
    { identifier: 'discord', name: 'Acme Sports' },
    { identifier: 'linkedin-page', name: 'Northwind' },
  ];
  /** Networks for which somebody was sent to sign in. */
  readonly signIns: string[] = [];

  disconnect(name: string, refreshNeeded = true): void {
    for (const channel of this.channels) if (channel.name === name) channel.refreshNeeded = refreshNeeded;
  }

  answer(req: Req): Reply | undefined {
    if (/^\/icons\/platforms\/[a-z-]+\.png$/.test(req.path))
      return { status: 200, headers: { 'content-type': 'image/png' }, body: '' };
    if (req.path.startsWith('/oauth/')) {
      this.signIns.push(req.path.slice('/oauth/'.length));
      return html(200, '<!doctype html><title>Sign in</title><h1>Sign in</h1>');
    }
    const rows = this.channels.map(row).join('');
    if (req.path !== '/launches' && req.path !== '/analytics') return undefined;
    return html(
      200,
      `<!doctype html><html><head><meta charset="utf-8"><title>Postiz Calendar</title><link rel="icon" href="data:,"><style>${STYLE}</style></head><body><div class="group sidebar"><h2>Channels</h2>${rows}</div><main>Calendar</main></body></html>`,
    );
  }

  down(_req: Req, status: 500 | 503): Reply {
    return html(status, '<!doctype html><title>Postiz</title>');
  }

  limited(): Reply {
    return html(429, '<!doctype html><title>Postiz</title>');
  }
}
