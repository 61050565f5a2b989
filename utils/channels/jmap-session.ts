/** The session of a JMAP server: where it is found, and what it says of itself (RFC 8620, section 2). */
import { z } from 'zod';
import type { Mail, Sent } from './define';

export interface Session {
  apiUrl: string;
  /** Account ids for mail and for sending it. */
  mail: string;
  submission: string;
}

const MAIL = 'urn:ietf:params:jmap:mail';
const SUBMISSION = 'urn:ietf:params:jmap:submission';

const sessionSchema = z.object({
  apiUrl: z.string().min(1),
  primaryAccounts: z.record(z.string(), z.string()),
});

/** `undefined`: no session; `no-mail`: this login may not send. Only https is believed: the token goes there. */
export const sessionOf = (json: unknown, url: string): Session | 'no-mail' | undefined => {
  const read = sessionSchema.safeParse(json).data;
  if (!read || !URL.canParse(read.apiUrl, url)) return undefined;
  const apiUrl = new URL(read.apiUrl, url);
  const { [MAIL]: mail, [SUBMISSION]: submission } = read.primaryAccounts;
  if (apiUrl.protocol !== 'https:') return undefined;
  return mail && submission ? { apiUrl: apiUrl.href, mail, submission } : 'no-mail';
};

/**
 * A server's bare address leads to its session by way of `/.well-known/jmap`, which may redirect (section 2.2). That step is
 * taken without the token; it goes only to where the redirect ends, and only if the user has allowed that site.
 */
export const sessionUrl = async ({ ask, address, holds }: Mail): Promise<string | Sent> => {
  if (new URL(address).pathname !== '/') return address;
  const known = new URL('/.well-known/jmap', address).href;
  const answer = await ask({ url: known, follow: true });
  if (!answer.ok) return { code: 'unreachable' };
  const end = answer.url && URL.canParse(answer.url) ? new URL(answer.url) : new URL(known);
  const pattern = `https://${end.hostname}/*`;
  if (end.protocol !== 'https:') return { code: 'not-understood' };
  return (await holds([pattern])) ? end.href : { code: 'host-not-granted', hosts: [pattern] };
};
