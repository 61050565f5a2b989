/** Postiz, self-hosted: the list behind the calendar for whoever is signed in (cookie `auth`), and the public API for keys, which tells no states. */
import { json, type Reply, type Req, redirect } from '../core/http.ts';
import { PLANTED, page, ToolSite } from '../core/tool.ts';

export class Postiz extends ToolSite {
  readonly hosts = ['plan.acme.example'];
  /** The value of a good session. */
  session = 'jwt-of-anna';

  answer(req: Req): Reply | undefined {
    switch (req.path) {
      case '/auth/login':
        return redirect('/launches', {
          'set-cookie': `auth=${this.session}; Path=/; HttpOnly; Secure; SameSite=Lax`,
        });
      case '/api/integrations/list':
        return req.cookies.get('auth') === this.session ? this.#list() : json(401, { msg: 'Unauthorized' });
      case '/api/public/v1/integrations':
        return this.keys.has(req.headers.authorization ?? '') ? this.#named() : json(401, { msg: 'Invalid API key' });
      default:
        return page('Postiz Calendar');
    }
  }

  #list(): Reply {
    return json(200, {
      integrations: this.accounts.map(({ id, platform, name, handle, state }) => ({
        id,
        internalId: `${PLANTED}-${id}`,
        name,
        identifier: platform,
        picture: `/uploads/${PLANTED}.png`,
        disabled: state === 'disabled',
        refreshNeeded: state === 'refreshNeeded',
        inBetweenSteps: state === 'inBetweenSteps',
        display: handle ?? null,
        type: 'social',
        time: [],
        customer: null,
        additionalSettings: JSON.stringify({ token: PLANTED }),
      })),
    });
  }

  #named(): Reply {
    return json(
      200,
      this.accounts.map(({ id, platform, name, handle, state }) => ({
        id,
        name,
        identifier: platform,
        picture: `/uploads/${PLANTED}.png`,
        disabled: state === 'disabled',
        profile: handle ?? '',
      })),
    );
  }
}
