/** Hootsuite: one list of the social profiles that the member may see, each with whether it has to be reconnected. */
import { z } from 'zod';
import type { ToolApi } from '../api';
import { ALIVE, endedAs, label, MINUTE, partOf } from '../api-rows';

const ORIGIN = 'https://platform.hootsuite.com';

/** WhatsApp numbers are none of our networks. */
const NETWORKS: Record<string, string> = {
  FACEBOOK: 'facebook',
  FACEBOOKPAGE: 'facebook',
  INSTAGRAM: 'instagram',
  INSTAGRAMBUSINESS: 'instagram-business',
  LINKEDIN: 'linkedin',
  LINKEDINCOMPANY: 'linkedin',
  PINTEREST: 'pinterest',
  THREADS: 'threads',
  TIKTOKBUSINESS: 'tiktok',
  TWITTER: 'x',
  YOUTUBECHANNEL: 'youtube',
};

const profile = z.object({
  /** A string by the schema, a number in its examples. */
  id: z.union([z.string().min(1), z.number()]).transform(String),
  type: z.string(),
  socialNetworkUsername: label,
  /** 0 or 1. Whatever else it says, it does not tell whether the profile works. */
  isReauthRequired: z.union([z.boolean(), z.number()]).nullish().catch(undefined),
});

const saysOf = (required: boolean | number | null | undefined) => {
  if (required === true || required === 1) return endedAs('expired');
  return required === false || required === 0 ? ALIVE : undefined;
};

/** Hootsuite's own numbers, which come with status 400 as well: 1000, 1001 and 1036 are about the token, 1003 and 1004 about the plan. */
const refusalOf = (code: number) => {
  if ([1000, 1001, 1036].includes(code)) return 'key-refused';
  if ([1003, 1004].includes(code)) return 'plan';
  if (code === 1043) return 'rate-limited';
  return code === 1037 || (code >= 4002 && code <= 4010) ? 'role-too-low' : undefined;
};

const api: ToolApi = {
  id: 'hootsuite',
  source: 'apidocs.hootsuite.com (swagger 1.0, socialProfiles and error codes), read 2026-11',
  cloud: 'https://hootsuite.com',
  needsAccountId: false,
  ways: ['grant'],
  signIn: {
    source:
      'developer.hootsuite.com/docs/api-authentication, platform.hootsuite.com/.well-known/oauth-authorization-server as kept on 2026-08-13, read 2026-11',
    server: {
      issuer: ORIGIN,
      authorization_endpoint: `${ORIGIN}/oauth2/auth`,
      token_endpoint: `${ORIGIN}/oauth2/token`,
    },
    // Its guide wants the secret by Basic; its metadata lists apps without one (`none`, S256) as well.
    secret: 'optional',
    scopes: ['offline'],
  },
  asksAt: () => ORIGIN,
  authorize: token => ({ authorization: `Bearer ${token}` }),
  readEveryMs: 30 * MINUTE,
  pageOf: () => 'https://hootsuite.com/dashboard#/member',
  first: () => ({ url: `${ORIGIN}/v1/socialProfiles` }),
  read: body => {
    const list = z.object({ data: z.array(z.unknown()) }).safeParse(body);
    if (!list.success) return null;
    return partOf(list.data.data, profile, each => ({
      toolAccountId: each.id,
      network: NETWORKS[each.type.toUpperCase()],
      handle: each.socialNetworkUsername,
      name: each.socialNetworkUsername,
      says: saysOf(each.isReauthRequired),
    }));
  },
  refusal: (status, body) => {
    const failed = z.object({ errors: z.array(z.object({ code: z.coerce.number() })) }).safeParse(body);
    if (status >= 500 || !failed.success) return undefined;
    return failed.data.errors.flatMap(({ code }) => refusalOf(code) ?? [])[0];
  },
};

export default api;
