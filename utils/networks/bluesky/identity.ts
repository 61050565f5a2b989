/** From a name to a server: handle -> DID -> home (PDS) -> who signs people in there. https://atproto.com/specs/oauth#identity-authentication */
import type { AuthorizationServer } from 'oauth4webapi';
import { isTrouble, type Trouble } from '../../kit/oauth/call';
import { discoverResource, discoverServer, hasNoSuchDocument, isSecure } from '../../kit/oauth/discovery';
import type { Ctx } from '../define';
import { issuerOf } from '../oidc/server';
import { fieldsOf, listOf, textOf } from '../shared/json';

/** Resolves handles that are written in the DNS, which an extension cannot ask. */
export const RESOLVER = 'https://bsky.social';
export const PLC = 'https://plc.directory';

type Found<T> = Promise<{ value: T } | Trouble>;

/** The two methods that the network knows. https://atproto.com/specs/did */
export const isDid = (text: string): boolean => /^did:(plc:[a-z2-7]{24}|web:[a-z0-9-]+(\.[a-z0-9-]+)+)$/.test(text);
export const isHandle = (text: string): boolean => /^([a-z0-9-]+\.)+[a-z][a-z0-9-]*$/i.test(text);

/** Where something lives under a server, which may be written with a slash at its end. */
export const xrpc = (server: string, method: string, query: Record<string, string> = {}): string => {
  const search = new URLSearchParams(query).toString();
  return `${server.replace(/\/+$/, '')}/xrpc/${method}${search ? `?${search}` : ''}`;
};

export const didOfHandle = async (ctx: Ctx, handle: string): Found<string> => {
  const own = await ctx.ask({ url: `https://${handle}/.well-known/atproto-did` }, ctx.signal);
  const told = own.ok && own.status === 200 ? own.text.trim() : '';
  if (isDid(told)) return { value: told };
  const asked = await ctx.ask({ url: xrpc(RESOLVER, 'com.atproto.identity.resolveHandle', { handle }) }, ctx.signal);
  const did = textOf(fieldsOf(asked.ok && asked.status === 200 ? asked.json : undefined).did);
  return did && isDid(did) ? { value: did } : { trouble: asked };
};

const documentOf = (did: string): string =>
  did.startsWith('did:plc:') ? `${PLC}/${did}` : `https://${did.slice('did:web:'.length)}/.well-known/did.json`;

/** The home (PDS) of a DID, as its document names it. */
export const homeOf = async (ctx: Ctx, did: string): Found<string> => {
  const answer = await ctx.ask({ url: documentOf(did) }, ctx.signal);
  const document = fieldsOf(answer.ok && answer.status === 200 ? answer.json : undefined);
  const service = listOf(document.service)
    .map(fieldsOf)
    .find(each => textOf(each.id)?.endsWith('#atproto_pds') && each.type === 'AtprotoPersonalDataServer');
  const endpoint = service?.serviceEndpoint;
  return document.id === did && isSecure(endpoint) ? { value: new URL(endpoint).origin } : { trouble: answer };
};

/** Who signs people in at a home: itself, or an entryway before many of them. */
export const serverOfHome = async (ctx: Ctx, home: string): Found<AuthorizationServer> => {
  const resource = await discoverResource(ctx, home);
  if (isTrouble(resource)) return resource;
  const [issuer] = resource.value.authorization_servers ?? [];
  return issuer === undefined ? { trouble: undefined } : discoverServer(ctx, issuer);
};

const serverOfPerson = async (ctx: Ctx, name: string): Found<AuthorizationServer> => {
  const did = isDid(name) ? { value: name } : await didOfHandle(ctx, name);
  const home = isTrouble(did) ? did : await homeOf(ctx, did.value);
  return isTrouble(home) ? home : serverOfHome(ctx, home.value);
};

/** The server for a sign-in: named as a home, as an entryway, as somebody's own site, or not at all, when the account itself leads there. */
export const serverFor = async (ctx: Ctx): Found<AuthorizationServer> => {
  const address = issuerOf(ctx);
  const { networkAccountId, handle } = ctx.account;
  if (!address) {
    const name = [networkAccountId, handle].find(each => each !== undefined && (isDid(each) || isHandle(each)));
    return name ? serverOfPerson(ctx, name) : { trouble: undefined };
  }
  const asHome = await serverOfHome(ctx, address);
  if (!isTrouble(asHome) || !hasNoSuchDocument(asHome)) return asHome;
  const asEntryway = await discoverServer(ctx, address);
  if (!isTrouble(asEntryway) || !hasNoSuchDocument(asEntryway)) return asEntryway;
  const { hostname } = new URL(address);
  const asPerson = isHandle(hostname) ? await serverOfPerson(ctx, hostname) : asEntryway;
  return isTrouble(asPerson) ? asEntryway : asPerson;
};

/** Does this server sign this person in, and where is the person at home? The only proof that a token is not of a server that lies. */
export const homeAt = async (ctx: Ctx, did: string, issuer: string): Promise<{ value: string } | Trouble | null> => {
  const home = await homeOf(ctx, did);
  if (isTrouble(home)) return home;
  const resource = await discoverResource(ctx, home.value);
  if (isTrouble(resource)) return resource;
  return resource.value.authorization_servers?.includes(issuer) ? home : null;
};
