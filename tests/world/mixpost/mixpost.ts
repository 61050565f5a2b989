/** Mixpost Lite: the accounts page, with its list as JSON in an attribute; who is not signed in is sent to the login. States: authorized, unauthorized. */
import { html, type Reply, type Req, redirect } from '../core/http.ts';
import { PLANTED, page, ToolSite } from '../core/tool.ts';

const COOKIE = 'mixpost_session';

export class Mixpost extends ToolSite {
  readonly hosts = ['mix.acme.example'];
  session = 'session-of-anna';

  answer(req: Req): Reply | undefined {
    const signedIn = req.cookies.get(COOKIE) === this.session;
    if (req.path === '/login')
      return page('Log in', { 'set-cookie': `${COOKIE}=${this.session}; Path=/; HttpOnly; Secure; SameSite=Lax` });
    if (req.path !== '/mixpost/accounts') return undefined;
    return signedIn ? this.#page() : redirect('/login');
  }

  #page(): Reply {
    const accounts = this.accounts.map(({ id, platform, name, handle, state }, i) => ({
      id: i + 1,
      uuid: id,
      name,
      username: handle ?? null,
      image: null,
      provider: platform,
      provider_name: platform,
      data: { secret: PLANTED },
      authorized: state === 'authorized',
      created_at: '3 weeks ago',
    }));
    const data = JSON.stringify({
      component: 'Accounts/Accounts',
      props: { accounts, user: PLANTED },
      url: '/',
      version: 'v',
    });
    const attribute = data
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#039;')
      .replaceAll('<', '&lt;');
    return html(200, `<!doctype html><title>Social Accounts</title><div id="app" data-page="${attribute}"></div>`);
  }
}
