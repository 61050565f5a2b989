/** From a name, or from a pasted token, to the server where that account is at home. */
import { isTrouble } from '../../kit/oauth/call';
import type { Ctx, Refusal } from '../define';
import { notFoundRefusal } from '../oidc/server';
import { textOf } from '../shared/json';
import { claimsOf } from '../shared/jwt';
import { didOfHandle, homeOf, isDid, isHandle, PLC, RESOLVER } from './identity';

/** Bluesky's own homes stand behind one entryway, which opens sessions for all of them. https://docs.bsky.app/docs/advanced-guides/entryway */
const ENTRYWAY = 'https://bsky.social';
const BEHIND = '.host.bsky.network';

const nameOf = (identifier: string): string => identifier.trim().replace(/^@/, '').toLowerCase();
const serverAt = (home: string): string => (new URL(home).hostname.endsWith(BEHIND) ? ENTRYWAY : new URL(home).origin);

/** A name under the resolver's own domain needs no visit to a site of its own, but everybody else may have one. */
export const hostsToFind = (identifier: string): string[] => {
  const name = nameOf(identifier);
  const own = isHandle(name) ? [`https://${name}/*`] : [];
  const behind = `https://*${BEHIND}/*`;
  return [...own, `${RESOLVER}/*`, behind, `${PLC}/*`];
};

/** An e-mail address leads nowhere: only the entryway could know it. */
export const homeForPassword = async (ctx: Ctx, identifier: string): Promise<{ issuer: string } | Refusal> => {
  const name = nameOf(identifier);
  if (!isDid(name) && !isHandle(name)) return { failed: 'denied', message: 'InvalidHandle', advice: 'no-such-name' };
  const did = isDid(name) ? { value: name } : await didOfHandle(ctx, name);
  const home = isTrouble(did) ? did : await homeOf(ctx, did.value);
  if (!isTrouble(home)) return { issuer: serverAt(home.value) };
  const refusal = notFoundRefusal(home);
  return refusal.failed === 'not-understood' ? { failed: 'denied', advice: 'no-such-name' } : refusal;
};

/** `aud` of a session's token: the home's DID. https://atproto.com/specs/xrpc#authentication */
export const serverOfToken = (token: string): string | undefined => {
  const [, host] = /^did:web:([a-z0-9.-]+)$/.exec(textOf(claimsOf(token).aud) ?? '') ?? [];
  return host && serverAt(`https://${host}`);
};
