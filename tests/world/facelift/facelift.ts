/** Facelift's profile settings, rebuilt from the words of its help centre; its markup is not public, so this is one of many that it may have. */
import { readFileSync } from 'node:fs';
import { html, json, type Reply, type Req, type Site } from '../core/http.ts';

export interface Profile {
  section: 'company' | 'mine';
  network: string;
  name: string;
  owner: string;
  expired?: boolean;
}

const SCRIPT = readFileSync(new URL('page.js', import.meta.url), 'utf8');
const STYLE = `body { font: 15px/1.5 sans-serif; margin: 0 40px } ul { list-style: none; padding: 0 } .profile { display: flex; align-items: center; gap: 12px; padding: 10px; border-bottom: 1px solid #ddd }
.profile small { color: #666; display: block } .token { margin-left: auto } .menu { position: absolute; background: #fff; border: 1px solid #bbb; padding: 6px 0; margin: 0; z-index: 9 } .menu li { padding: 6px 16px; cursor: pointer }`;

export class Facelift implements Site {
  readonly hosts = ['settings.facelift-cloud.com'];
  readonly url = 'https://settings.facelift-cloud.com/profile';
  profiles: Profile[] = [
    { section: 'company', network: 'tiktok', name: 'Acme Sports', owner: 'Anna Berger' },
    { section: 'company', network: 'linkedin', name: 'Northwind', owner: 'Ben Ode' },
    { section: 'mine', network: 'pinterest', name: 'Haus & Garten', owner: 'Anna Berger' },
  ];
  /** Names of profiles whose "Refresh Connection" was chosen. */
  readonly refreshed: string[] = [];
  /** Headings in the place of the documented ones, as after a new build; the layout that is known finds no rows then. */
  headings: readonly [string, string] | undefined;
  /** `false`: chosen, but the sign-in came to nothing. */
  refreshHeals = true;

  expire(name: string, expired = true): void {
    for (const profile of this.profiles) if (profile.name === name) profile.expired = expired;
  }

  answer(req: Req): Reply | undefined {
    switch (req.path) {
      case '/':
      case '/profile':
      case '/groups':
        return html(
          200,
          `<!doctype html><html><head><meta charset="utf-8"><title>Settings</title><link rel="icon" href="data:,"><style>${STYLE}</style></head><body><div id="app"${this.headings ? ` data-headings="${this.headings.join('|')}"` : ''}></div><script src="/page.js"></script></body></html>`,
        );
      case '/page.js':
        return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' }, body: SCRIPT };
      case '/data/profiles':
        return json(200, this.profiles);
      case '/data/refresh':
        this.refreshed.push(req.form.get('name') ?? '');
        if (this.refreshHeals) this.expire(req.form.get('name') ?? '', false);
        return json(200, {});
      default:
        return undefined;
    }
  }

  down(_req: Req, status: 500 | 503): Reply {
    return html(status, '<!doctype html><title>Facelift</title><h1>Maintenance</h1>');
  }

  limited(): Reply {
    return html(429, '<!doctype html><title>Facelift</title><h1>Too many requests</h1>');
  }
}
