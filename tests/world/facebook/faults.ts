/** What is wrong with a token, in Graph's words (code, subcode and message as documented; see the error map of the facts). */
import { json, type Reply } from '../core/http.ts';
import type { App, Death, Person, Token } from './model.ts';

export interface Fault {
  message: string;
  code: number;
  subcode?: number;
  status?: number;
  type?: string;
  transient?: boolean;
}

/** Graph's error envelope. */
export const fault = ({ message, code, subcode, status = 400, type = 'OAuthException', transient }: Fault): Reply =>
  json(status, {
    error: {
      message,
      type,
      code,
      ...(subcode !== undefined && { error_subcode: subcode }),
      ...(transient && { is_transient: true }),
      fbtrace_id: 'AWorldTraceId000000000',
    },
  });

/** `Monday, 01-Dec-25 11:00:00 PST`, the way Graph writes times into messages. */
export const graphDate = (ms: number): string => {
  const local = new Date(ms - 8 * 3600_000);
  const day = local.toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' });
  const month = local.toLocaleDateString('en-US', { month: 'short', timeZone: 'UTC' });
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${two(local.getUTCDate())}-${month}-${two(local.getUTCFullYear() % 100)}`;
  return `${day}, ${date} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())} PST`;
};

const session = (subcode: number, text: string): Fault => ({
  message: `Error validating access token: ${text}`,
  code: 190,
  subcode,
});

const deathFault = (death: Death, app: App): Fault => {
  switch (death) {
    case 458:
      return session(458, `The user has not authorized application ${app.id}.`);
    case 460:
      return session(
        460,
        'The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
      );
    case 461:
      return session(461, 'The user has reinstalled the application.');
    case 466:
      return session(466, 'The session was invalidated explicitly using an API call.');
    case 467:
      return session(467, 'The session is invalid because the user logged out.');
  }
};

const personFault = (person: Person): Fault | undefined => {
  if (person.checkpoint === 490) return session(490, 'The user is enrolled in a blocking, logged-in checkpoint');
  if (person.checkpoint) {
    return session(
      459,
      'You cannot access the app till you log in to www.facebook.com and follow the instructions given.',
    );
  }
  return person.unconfirmed
    ? session(464, 'Sessions for the user are not allowed because the user is not a confirmed user.')
    : undefined;
};

const PAGE_SCOPE = /^pages_/;

const pageFault = (token: Token): Fault | undefined => {
  const { page, grant } = token;
  if (!page) return undefined;
  if (page.deleted) {
    return {
      message: 'The page access token belongs to a Page that has been deleted or is not accessible.',
      code: 190,
    };
  }
  if (!page.admins.has(grant.person)) {
    return page.roleFault === '492'
      ? session(492, 'The user associated with the Page access token does not have an appropriate role on the Page.')
      : {
          message:
            'The user must be an administrator, editor, or moderator of the page in order to impersonate it. If the page business requires Two Factor Authentication, the user also needs to enable Two Factor Authentication.',
          code: 190,
        };
  }
  return [...grant.scopes].some(scope => PAGE_SCOPE.test(scope))
    ? undefined
    : {
        message:
          "Any of the pages_manage_metadata, pages_read_engagement, pages_read_user_content, pages_manage_ads, pages_show_list or pages_messaging permission(s) must be granted before impersonating a user's page.",
        code: 190,
      };
};

/** For a string that was never a token here. */
export const MALFORMED: Fault = { message: 'Invalid OAuth access token - Cannot parse access token', code: 190 };

/** Why the token does not work at this time; `undefined` when it does. */
export const faultOf = (token: Token | undefined, now: number): Fault | undefined => {
  if (!token) return MALFORMED;
  const { app, person, inactive } = token.grant;
  if (app.blocked) return { message: 'API access blocked.', code: 200 };
  if (token.death) return deathFault(token.death, app);
  const ofPerson = personFault(person);
  if (ofPerson) return ofPerson;
  if (token.expiresAt !== null && now >= token.expiresAt) {
    return session(463, `Session has expired on ${graphDate(token.expiresAt)}. The current time is ${graphDate(now)}.`);
  }
  if (inactive) return session(493, "The user hasn't engaged the app in longer than 90 days.");
  return pageFault(token);
};
