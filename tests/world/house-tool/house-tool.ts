/** A made-up tool of Acme's own, which nobody but its users knows: to be taught. Its classes are made anew with every build, as many tools' are. */
import { html, type Reply, type Req, type Site } from '../core/http.ts';

interface Channel {
  id: string;
  mark: string;
  name: string;
  handle: string;
  lost?: boolean;
}

const MARKS: Record<string, string> = { ig: '#d62976', tt: '#111114', in: '#0a66c2' };

const STYLE = `body { font: 15px/1.5 system-ui, sans-serif; margin: 0; color: #1c2330; background: #fff } nav { background: #20304a; padding: 12px 32px } nav a { color: #fff; margin-right: 24px } main { max-width: 720px; margin: 24px 32px }
.r { display: flex; align-items: center; gap: 12px; padding: 12px; border: 1px solid #d8dde6; border-radius: 8px; margin: 8px 0; background: inherit } .m { width: 26px; height: 26px; border-radius: 6px; color: #fff; text-align: center } .w { flex: 1 } .h { color: #6b7484; font-size: 13px } .l { color: #b3261e; font-size: 13px }
@media (prefers-color-scheme: dark) { body { background: #14181f; color: #e8ecf2 } .r { border-color: #38404e } }`;

export class HouseTool implements Site {
  readonly hosts = ['desk.acme-house.example'];
  readonly url = 'https://desk.acme-house.example/team/4711/channels';
  /** What stands in made-up class names: another one after each build. */
  build = 'x7f3a';
  /** `false`: the page was built anew, and lists its channels in another way. */
  asTaught = true;
  /** Names of channels whose row heard of a click. */
  readonly clicked: string[] = [];
  channels: Channel[] = [
    { id: '81', mark: 'ig', name: 'Acme Sports', handle: 'acme.sports' },
    { id: '82', mark: 'tt', name: 'Northwind', handle: 'northwind', lost: true },
    { id: '83', mark: 'in', name: 'Haus & Garten', handle: 'haus-garten' },
    { id: '84', mark: 'ig', name: 'Blue Bakery', handle: 'blue.bakery' },
  ];

  private row({ id, mark, name, handle, lost }: Channel): string {
    const made = (part: string) => `css-${this.build}${part}`;
    const text = name.replace('&', '&amp;');
    return `<div class="r ${made('r')}" onclick="fetch('/clicked?name='+encodeURIComponent('${text}'))"><span class="m" style="background:${MARKS[mark]}" title="${mark}">${mark}</span><div class="w ${made('w')}"><div class="${made('n')}">${text}</div><div class="h ${made('h')}">@${handle}</div></div>${lost ? '<span class="l">Sign-in needed</span>' : ''}<a href="/channels/${id}/edit">Edit</a></div>`;
  }

  answer(req: Req): Reply | undefined {
    if (req.path === '/clicked') {
      this.clicked.push(req.query.get('name') ?? '');
      return html(200, '');
    }
    const nav = '<nav><a href="/">Home</a><a href="/posts">Posts</a><a href="/reports">Reports</a></nav>';
    if (!/^\/team\/\d+\/(channels|posts)$/.test(req.path)) return undefined;
    const list = this.asTaught
      ? `<div>${this.channels.map(channel => this.row(channel)).join('')}</div>`
      : `<dl>${this.channels.map(({ name }) => `<dt>${name.replace('&', '&amp;')}</dt>`).join('')}</dl>`;
    const body = req.path.endsWith('channels') ? `<h1>Channels</h1>${list}` : '<h1>Posts</h1>';
    return html(
      200,
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>House</title><link rel="icon" href="data:,"><style>${STYLE}</style></head><body>${nav}<main>${body}</main></body></html>`,
    );
  }

  down(_req: Req, status: 500 | 503): Reply {
    return html(status, '<!doctype html><title>House</title><h1>Maintenance</h1>');
  }

  limited(): Reply {
    return html(429, '<!doctype html><title>House</title><h1>Too many requests</h1>');
  }
}
