/** The documents of Livefyre Studio; what is inside the settings pages is rendered by studio.js, as on a single-page application. */
import type { Req } from '../core/http.ts';
import { safe } from '../core/page.ts';

const TOP = ['Library', 'Streams', 'Apps', 'ModQ', 'Users', 'Analytics', 'Settings'];
const LEFT = [
  'Moderation',
  'App Settings',
  'Streams',
  'ModQ',
  'Rights Management',
  'Bans',
  'Translation Sets',
  'Products',
  'Social Accounts',
];

export const slug = (text: string): string => text.toLowerCase().replaceAll(' ', '-');

const shell = (req: Req, title: string, body: string, script = ''): string => `<!doctype html>
<html lang="en"${req.query.has('dark') ? ' class="dark"' : ''}><head><meta charset="utf-8"><title>${safe(title)} - Livefyre Studio</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/assets/studio.css"></head><body>${body}${script}</body></html>`;

const topBar = (current: string): string => {
  const item = (name: string) => {
    const here = name === current ? ' class="here" aria-current="page"' : '';
    const path = name === 'Settings' ? 'settings/network/social-accounts' : slug(name);
    return `<li><a href="/acme.fyre.co/${path}"${here}>${name}</a></li>`;
  };
  return `<nav class="top-bar" aria-label="Studio"><ul>${TOP.map(item).join('')}</ul></nav>`;
};

/** Any page under Settings: the left menu, the tabs, and an empty place that the script fills. */
export const studioPage = (req: Req): string =>
  shell(
    req,
    'Settings',
    `${topBar('Settings')}<div class="below"><nav class="side-menu" aria-label="Settings"><ul>${LEFT.map(
      name => `<li><a data-page="${slug(name)}" href="/acme.fyre.co/settings/network/${slug(name)}">${name}</a></li>`,
    ).join('')}</ul></nav><main class="work-area"><ul class="tab-row"><li class="tab here">Network Settings</li>
<li class="tab">Integration Settings</li><li class="tab">Privacy</li></ul><div id="settings-content"></div></main></div>`,
    '<script src="/assets/studio.js"></script>',
  );

/** The same page inside a frame of its own host, as Studio does for some of its parts. */
export const frameHolder = (req: Req): string => {
  const inner = new URLSearchParams(req.query);
  inner.delete('frame');
  const src = `${req.path}?${inner}`;
  return shell(
    req,
    'Settings',
    `<iframe class="whole" id="studio-frame" title="Settings" src="${safe(src)}"></iframe>`,
  );
};

const CONTENT: Record<string, string> = {
  library: `<h1>Library</h1><div class="search-pane"><label>Search with <select id="search-account"></select></label>
<label>Search <input type="search"></label><button type="button">Search</button><p id="searching"></p></div>`,
  rights: `<h1>Request Rights</h1><form class="search-pane" id="rights"><label>Request from <select id="rights-account"></select></label>
<label>Message <textarea>May we use your photo?</textarea></label><button type="submit">Send Request</button><p id="sent"></p></form>`,
  streams: `<h1>Streams</h1><ul class="plain-list" id="stream-list"></ul>`,
};

/** A page outside Settings: a heading, and for Library and Streams the accounts in use. */
export const plainPage = (page: string, req: Req): string => {
  const name = TOP.find(each => slug(each) === page) ?? page;
  const body = CONTENT[page] ?? `<h1>${safe(name)}</h1><p>Nothing here yet.</p>`;
  return shell(
    req,
    name,
    `${topBar(name)}<main class="work-area wide">${body}</main>`,
    '<script src="/assets/studio.js"></script>',
  );
};
