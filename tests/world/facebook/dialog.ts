/** The login dialog of www.facebook.com: who is there, what to allow, and the redirect that carries the answer. */
import { html, param, type Reply, type Req, redirect, withQuery } from '../core/http.ts';
import { sheet, signInPage } from '../core/page.ts';
import { type Asked, BRAND, consent, problem } from './dialog-pages.ts';
import type { Facebook } from './facebook.ts';
import type { Person } from './model.ts';
import { LONG_S } from './store.ts';

const REQUEST = [
  'client_id',
  'redirect_uri',
  'state',
  'scope',
  'response_type',
  'auth_type',
  'display',
  'code_challenge',
  'code_challenge_method',
];
const HOUR_S = 3600;

const read = (fb: Facebook, req: Req): Asked | Reply => {
  const app = fb.store.apps.get(param(req, 'client_id'));
  const redirectUri = param(req, 'redirect_uri');
  if (!app) return problem('Invalid App ID: the provided app ID does not look like a valid app ID.');
  const known =
    app.redirectUris.length === 0 ? redirectUri.startsWith('https://') : app.redirectUris.includes(redirectUri);
  if (!known)
    return problem(
      'URL blocked: this redirect failed because the redirect URI is not white-listed in the app’s settings.',
    );
  return {
    app,
    redirectUri,
    state: req.form.get('state') ?? req.query.get('state') ?? undefined,
    scopes: ['public_profile', ...param(req, 'scope').split(/[\s,]+/)].filter(
      (scope, i, all) => scope && all.indexOf(scope) === i,
    ),
    types: (param(req, 'response_type') || 'code').split(/[\s,]+/),
    params: REQUEST.map((name): [string, string] => [name, param(req, name)]).filter(([, value]) => value !== ''),
  };
};

/** The redirect after a yes: a fragment for `token`, a query with `#_=_` for `code` alone. */
const answer = (fb: Facebook, asked: Asked, person: Person): Reply => {
  const grant = fb.store.grantOf(person, asked.app);
  if (!grant) return problem('Not authorised.');
  const out = new URLSearchParams();
  if (asked.types.includes('token')) {
    const token = fb.store.userToken(grant);
    out.set('access_token', token.value);
    out.set('data_access_expiration_time', String(Math.floor((token.dataAccessEndsAt ?? 0) / 1000)));
    out.set('expires_in', String(Math.floor(((token.expiresAt ?? 0) - fb.clock.now()) / 1000)));
    if (fb.longLivedInFragment)
      out.set('long_lived_token', fb.store.userToken(grant, { longLived: true, expiresIn: LONG_S * 1000 }).value);
  }
  if (asked.types.includes('granted_scopes')) {
    out.set('granted_scopes', [...grant.scopes].join(','));
    out.set('denied_scopes', [...grant.declined].join(','));
  }
  const param = (name: string) => asked.params.find(([key]) => key === name)?.[1] ?? '';
  if (asked.types.includes('code')) {
    const value = fb.labels.make('facebook-code', 'AQ');
    fb.store.codes.set(value, {
      grant,
      redirectUri: asked.redirectUri,
      challenge: param('code_challenge'),
      method: param('code_challenge_method') || 'plain',
      expiresAt: fb.clock.now() + HOUR_S * 1000,
      used: false,
    });
    out.set('code', value);
  }
  if (asked.state !== undefined) out.set('state', asked.state);
  return asked.types.includes('token')
    ? redirect(`${asked.redirectUri}?#${out}`)
    : redirect(`${withQuery(asked.redirectUri, Object.fromEntries(out))}#_=_`);
};

const cancelled = (asked: Asked): Reply =>
  redirect(
    `${withQuery(asked.redirectUri, {
      error: 'access_denied',
      error_code: '200',
      error_description: 'Permissions error',
      error_reason: 'user_denied',
      state: asked.state,
    })}#_=_`,
  );

/** GET shows the dialog (or redirects at once where it may); POST is a button of it. */
export const dialog = (fb: Facebook, req: Req): Reply => {
  const asked = read(fb, req);
  if ('status' in asked) return asked;
  const person = fb.visitor(req);
  if (!person) return html(200, signInPage(BRAND, '/login/as', req.url, [...fb.store.people.values()]));
  if (person.checkpoint) {
    return html(
      200,
      sheet(BRAND, 'Confirm your identity', '<p>We noticed unusual activity. Follow the steps to get back in.</p>'),
    );
  }
  if (person.unconfirmed)
    return html(200, sheet(BRAND, 'Confirm your account', '<p>Your account has to be confirmed first.</p>'));

  const pages = [...fb.store.pages.values()].filter(page => page.admins.has(person) && !page.deleted);
  if (req.method === 'POST') {
    if (param(req, 'decision') !== 'allow') return cancelled(asked);
    const allowed = req.form.getAll('allowed');
    const ticked = req.form.getAll('page');
    fb.store.give(
      person,
      asked.app,
      asked.scopes.filter(scope => allowed.includes(scope)),
      ticked.length === pages.length ? 'all' : ticked,
      asked.scopes.filter(scope => !allowed.includes(scope)),
    );
    return answer(fb, asked, person);
  }
  const grant = fb.store.grantOf(person, asked.app);
  const asksAgain = /rerequest|reauthenticate|reauthorize/.test(param(req, 'auth_type'));
  if (
    fb.autoRedirect &&
    !asksAgain &&
    grant &&
    asked.scopes.every(scope => grant.scopes.has(scope) || grant.declined.has(scope))
  ) {
    fb.store.give(person, asked.app, [], grant.pages);
    return answer(fb, asked, person);
  }
  return consent(asked, person, pages, req.path);
};
