/** Three servers of the Mastodon family: a current one, an old one without metadata, and one of another make whose tokens expire. */
import { type Clock, DAY } from '../core/clock.ts';
import { html, json, param, type Reply, type Req, redirect, type Site } from '../core/http.ts';
import type { Labels } from '../core/labels.ts';
import { sheet } from '../core/page.ts';
import { me, metadata } from './api.ts';
import type { Manners, Person } from './model.ts';
import { authorize, registerApp, revoke, token } from './oauth.ts';
import { rateHeaders, sentence } from './replies.ts';
import { Server } from './server.ts';

const CURRENT: Manners = {
  software: 'mastodon',
  version: '4.5.1',
  metadata: true,
  accessMs: null,
  language: 'en',
  closing: false,
  reuse: true,
};
export const HOSTS = {
  current: 'social.acme.example',
  old: 'old.acme.example',
  pixelfed: 'pixels.acme.example',
} as const;

export class Mastodon implements Site {
  readonly hosts: readonly string[] = Object.values(HOSTS);
  readonly servers: ReadonlyMap<string, Server>;

  constructor(clock: Clock, labels: Labels) {
    const make = (host: string, manners: Partial<Manners> = {}) =>
      [host, new Server(host, { ...CURRENT, ...manners }, clock, labels)] as const;
    const version = '2.7.2 (compatible; Pixelfed 0.12.5)';
    this.servers = new Map([
      make(HOSTS.current),
      make(HOSTS.old, { metadata: false, version: '4.2.10' }),
      make(HOSTS.pixelfed, { software: 'pixelfed', metadata: false, version, accessMs: 365 * DAY, reuse: false }),
    ]);
  }

  server(host: string = HOSTS.current): Server {
    const server = this.servers.get(host);
    if (!server) throw new Error(`No such server: ${host}`);
    return server;
  }

  /** Sets how a server is. */
  setManners(manners: Partial<Manners>, host?: string): void {
    Object.assign(this.server(host).manners, manners);
  }

  grant(username: string, host?: string): { access: string; refresh: string; clientId: string; secret: string } {
    const { value, refresh = '', app } = this.server(host).grant(username);
    return { access: value, refresh, clientId: app.clientId, secret: app.secret };
  }

  /** Disabled, unconfirmed, pending or in want of a second factor: `false` takes it back. */
  setPerson(username: string, states: Partial<Omit<Person, 'username' | 'id'>>, host?: string): void {
    this.server(host).person(username, states);
  }

  removeApp(username: string, host?: string): void {
    this.server(host).removeApp(username);
  }

  changePassword(username: string, host?: string): void {
    this.server(host).changePassword(username);
  }

  resetPassword(username: string, host?: string): void {
    this.server(host).resetPassword(username);
  }

  deleteAccount(username: string, host?: string): void {
    this.server(host).deleteAccount(username);
  }

  vacuumApps(which: 'unused' | 'all', host?: string): void {
    this.server(host).vacuumApps(which);
  }

  signedInAs(username: string | null, host?: string): void {
    const server = this.server(host);
    server.signedIn = username === null ? undefined : server.person(username);
  }

  answer(req: Req): Reply | undefined {
    const server = this.server(req.host);
    if (server.manners.closing) return sentence(410, 'Gone');
    switch (`${req.method} ${req.path}`) {
      case 'GET /.well-known/oauth-authorization-server':
        return server.manners.metadata ? metadata(server) : sentence(404, 'Not Found');
      case 'GET /api/v1/instance':
        return json(200, { uri: server.host, title: 'Acme', version: server.manners.version });
      case 'POST /api/v1/apps':
        return registerApp(server, req);
      case 'POST /oauth/token':
        return token(server, req);
      case 'POST /oauth/revoke':
        return revoke(server, req);
      case 'GET /api/v1/accounts/verify_credentials':
        return me(server, req);
      default:
        return this.#pages(server, req);
    }
  }

  #pages(server: Server, req: Req): Reply | undefined {
    if (req.path === '/oauth/authorize') {
      const key = req.query.get('as') ?? req.cookies.get('_session_id');
      return authorize(server, (key && server.people.get(key)) || server.signedIn, req);
    }
    if (req.path === '/auth/sign_in' && req.method === 'POST') {
      const key = encodeURIComponent(param(req, 'person'));
      return redirect(param(req, 'next'), { 'set-cookie': `_session_id=${key}; Path=/; Secure; HttpOnly` });
    }
    const known = /^\/$|^\/auth\/edit$|^\/oauth\/authorized_applications$/.test(req.path);
    const brand = { name: 'Mastodon', colour: '#563acc' };
    return known ? html(200, sheet(brand, 'Settings', '<p>Your account.</p>')) : undefined;
  }

  down(_req: Req, status: 500 | 503): Reply {
    return sentence(status, 'There was a temporary problem serving your request, please try again');
  }

  forbidden(): Reply {
    return sentence(403, 'This action is not allowed');
  }

  limited(_req: Req, until: number): Reply {
    return sentence(429, 'Too many requests', rateHeaders(0, until));
  }
}
