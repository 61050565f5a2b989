/** Who and what there is on LinkedIn: finding and making members, organisations, apps and tokens; and the switches of its manners. */
import { type Clock, DAY } from '../core/clock.ts';
import type { Req } from '../core/http.ts';
import type { Labels } from '../core/labels.ts';
import type { App, Code, GrantOptions, Member, Organization, Pair, Refresh, RoleState, Token } from './model.ts';
import { ACCESS_MS, REFRESH_MS, SCOPES } from './model.ts';

export type MemberRef = Member | string;
export type OrganizationRef = Organization | string;

export class LinkedInCast {
  readonly clock: Clock;
  readonly labels: Labels;
  readonly members = new Map<string, Member>();
  readonly organizations = new Map<string, Organization>();
  readonly apps = new Map<string, App>();
  readonly tokens = new Map<string, Token>();
  readonly refreshTokens = new Map<string, Refresh>();
  readonly codes = new Map<string, Code>();

  /** For so many seconds after it was made a token is called revoked. */
  lagSeconds = 0;
  /** Between the scopes of an answer. */
  scopeSeparator: ',' | ' ' = ',';
  /** Key of the organisation in an ACL row; the older one is `organizationalTarget`. */
  aclKey: 'organization' | 'organizationalTarget' = 'organization';
  /** Rows of one page at most. */
  pageSize = 100;
  /** Versions before this one are sunset: 426. */
  oldestVersion = '202508';
  /** How a dead refresh token is told: documented, or as seen. */
  deadRefresh: 'invalid_request' | 'invalid_grant' = 'invalid_request';
  /** A refresh hands out another refresh token, or repeats the old one. */
  rotates = false;
  /** What a rate-limited answer says about its end. */
  retryAfter: 'none' | 'seconds' | 'date' = 'none';
  /** Restricted APIs answer 404 instead of 403. */
  restricted: 403 | 404 = 403;
  /** `/oauth/v2/revoke` is not documented: it may be gone. */
  revokeWorks = true;
  #signedIn: Member | undefined;
  #nextId = 0;

  constructor(clock: Clock, labels: Labels) {
    this.clock = clock;
    this.labels = labels;
    this.app();
  }

  /** Finds or makes a member. */
  member(ref: MemberRef, options: Partial<Pick<Member, 'name'>> = {}): Member {
    const found = typeof ref === 'string' ? this.members.get(ref) : ref;
    if (found) return Object.assign(found, options);
    this.#nextId += 1;
    const key = String(ref);
    const member = { key, id: `pErs0n${this.#nextId}`, name: key, ...options };
    this.members.set(key, member);
    return member;
  }

  /** Finds or makes an organisation, by vanity name; `admin` gets the role. */
  organization(
    ref: OrganizationRef,
    options: { name?: string; admin?: MemberRef; role?: string } = {},
  ): Organization & { urn: string } {
    const organization = typeof ref === 'string' ? (this.organizations.get(ref) ?? this.#makeOrganization(ref)) : ref;
    if (options.name !== undefined) organization.name = options.name;
    if (options.admin !== undefined) this.role(organization, options.admin, options.role);
    return Object.assign(organization, { urn: `urn:li:organization:${organization.id}` });
  }

  #makeOrganization(vanityName: string): Organization {
    this.#nextId += 1;
    const organization = { id: `${7_000_000 + this.#nextId}`, vanityName, name: vanityName, roles: new Map() };
    this.organizations.set(vanityName, organization);
    return organization;
  }

  /** Gives a role, or changes its state. */
  role(ref: OrganizationRef, member: MemberRef, role = 'ADMINISTRATOR', state: RoleState = 'APPROVED'): void {
    this.organization(ref).roles.set(this.member(member).key, { role, state });
  }

  app(clientId = '78acmelinkedin', options: Partial<Omit<App, 'clientId'>> = {}): App {
    const found = this.apps.get(clientId);
    if (found) return Object.assign(found, options);
    const secret = `secret-of-${clientId}`;
    const app: App = {
      clientId,
      secret,
      name: 'Acme Social',
      partner: false,
      scopes: [],
      redirectUris: [],
      ...options,
    };
    this.labels.add('linkedin-secret', app.secret);
    this.apps.set(clientId, app);
    return app;
  }

  /** Tokens as if the member had gone through the sign-in a day ago. */
  grant(ref: MemberRef, options: GrantOptions = {}): Pair {
    return this.signIn(this.member(ref), { age: DAY, ...options });
  }

  /** Asking for other scopes ends every earlier token of this member and app. */
  signIn(member: Member, { app = this.app(), scopes = SCOPES, age = 0, expiresIn }: GrantOptions = {}): Pair {
    const same = (other: string[]) => [...other].sort().join() === [...scopes].sort().join();
    for (const each of [...this.tokens.values(), ...this.refreshTokens.values()])
      if (each.member === member && each.app === app && !same(each.scopes)) each.revoked = true;
    const now = this.clock.now();
    const access = this.mint(member, app, scopes, now - age, now + (expiresIn ?? ACCESS_MS - age)).value;
    return app.partner ? { access, refresh: this.#refresh(member, app, scopes, now - age + REFRESH_MS) } : { access };
  }

  mint(member: Member, app: App, scopes: string[], issuedAt: number, expiresAt: number): Token {
    const value = this.labels.make('linkedin-access', 'AQ');
    const token = { value, member, app, scopes, issuedAt, expiresAt, revoked: false };
    this.tokens.set(value, token);
    return token;
  }

  #refresh(member: Member, app: App, scopes: string[], endsAt: number): string {
    const value = this.labels.make('linkedin-refresh', 'AQ');
    this.refreshTokens.set(value, { value, member, app, scopes, endsAt, revoked: false });
    return value;
  }

  /** Another refresh token with the end of the old one. */
  rotate(old: Refresh): string {
    old.revoked = true;
    return this.#refresh(old.member, old.app, old.scopes, old.endsAt);
  }

  signedInAs(ref: MemberRef | null): void {
    this.#signedIn = ref === null ? undefined : this.member(ref);
  }

  visitor(req: Req): Member | undefined {
    const key = req.query.get('as') ?? req.cookies.get('li_at');
    return (key && this.members.get(key)) || this.#signedIn;
  }
}
