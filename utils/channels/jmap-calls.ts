/** Method calls of JMAP as data: looking a message up, and making and submitting one in one request (RFC 8621). Pure. */
import type { Session } from './jmap-session';

type Thing = { id: string } & Record<string, unknown>;
export interface Args {
  list?: Thing[];
  created?: Record<string, unknown> | null;
  notCreated?: Record<string, unknown> | null;
}
export type Call = [method: string, args: Record<string, unknown>, id: string];

export const DRAFT = '$draft';

/** Without angle brackets, as `messageId` wants it. */
export const idOf = (key: string): string => `${key}@token-health.invalid`;

/** Every message of ours with this id, drafts or not. */
export const earlierOf = (accountId: string, messageId: string): Call[] => [
  ['Email/query', { accountId, filter: { header: ['Message-ID', messageId] } }, 'query'],
  [
    'Email/get',
    {
      accountId,
      '#ids': { resultOf: 'query', name: 'Email/query', path: '/ids' },
      properties: ['id', 'keywords'],
    },
    'found',
  ],
];

interface Places {
  identity: { id: string; email: string; name: unknown };
  drafts: string;
  sent: string | undefined;
}

interface Message {
  subject: string;
  text: string;
  to: { name: string; email: string };
  id: string;
}

/** Make the e-mail as a draft and submit it; once it is submitted it is a draft no more and lies with what was sent. */
export const submitCalls = (session: Session, { identity, drafts, sent }: Places, message: Message): Call[] => [
  [
    'Email/set',
    {
      accountId: session.mail,
      create: {
        letter: {
          mailboxIds: { [drafts]: true },
          keywords: { [DRAFT]: true, $seen: true },
          messageId: [message.id],
          from: [{ email: identity.email, ...(typeof identity.name === 'string' ? { name: identity.name } : {}) }],
          to: [message.to],
          subject: message.subject,
          'header:Auto-Submitted:asText': 'auto-generated',
          bodyStructure: { type: 'text/plain', partId: 'text' },
          bodyValues: { text: { value: message.text } },
        },
      },
    },
    'made',
  ],
  [
    'EmailSubmission/set',
    {
      accountId: session.submission,
      create: { go: { identityId: identity.id, emailId: '#letter' } },
      onSuccessUpdateEmail: {
        '#go': {
          [`keywords/${DRAFT}`]: null,
          ...(sent ? { [`mailboxIds/${drafts}`]: null, [`mailboxIds/${sent}`]: true } : {}),
        },
      },
    },
    'submitted',
  ],
];
