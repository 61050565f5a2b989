/** What our own pages ask of the background about people, channels and deliveries. */
import { z } from 'zod';
import { isEmail } from './address';
import { CHANNEL_KINDS, formSchema, type SendCode } from './channel';
import { endpointSchema } from './exchange';
import { LANGS } from './lang';
import { ownerChoiceSchema } from './owner-choice';
import { personIdSchema } from './person';

const channelId = z.string().min(1).max(100);
const name = z.string().trim().min(1).max(200);
/** Empty: none. */
const email = z
  .string()
  .refine(text => text === '' || isEmail(text))
  .optional();

export const forPeople = {
  /**
   * Who looks after an account: somebody of the book, somebody new (who joins it), or nobody. `login`: everybody's accounts of
   * its login, where they have nobody of their own.
   */
  assignOwner: {
    from: 'page',
    schema: z.object({
      id: z.string().min(1).max(64),
      owner: ownerChoiceSchema,
      login: z.boolean().optional(),
    }),
  },
  /** Without an id: somebody new. */
  savePerson: {
    from: 'page',
    schema: z.object({
      id: personIdSchema.optional(),
      name,
      email,
      lang: z.enum(LANGS).optional(),
      channels: z.array(channelId).max(20),
    }),
  },
  removePerson: { from: 'page', schema: z.object({ id: personIdSchema }) },
  /** Without an id: a new one. Address and key that are not given stay as they are. */
  saveChannel: {
    from: 'page',
    schema: z.object({
      id: channelId.optional(),
      kind: z.enum(CHANNEL_KINDS),
      name: z.string().trim().min(1).max(100),
      address: endpointSchema.max(2000).optional(),
      key: z.string().trim().min(1).max(2000).optional(),
      form: formSchema.optional(),
    }),
  },
  /** A new secret to sign with; the old one ends at once. */
  replaceSigning: { from: 'page', schema: z.object({ id: channelId }) },
  /** Sends a test message. `person`: whose address it goes to, for e-mail. */
  testChannel: { from: 'page', schema: z.object({ id: channelId, person: personIdSchema.optional() }) },
  removeChannel: { from: 'page', schema: z.object({ id: channelId }) },
  /** Send what failed once more, now. */
  retryDelivery: { from: 'page', schema: z.object({ id: z.string().min(1).max(100) }) },
} as const;

export interface PeopleValues {
  savePerson: { id: string };
  /** `signing`: shown this once, and never again. */
  saveChannel: { id: string; signing?: string };
  replaceSigning: { signing: string };
  testChannel: TestResult;
}

export interface TestResult {
  code: SendCode;
  status?: number;
  /** Sites (match patterns) that it needs and that are not allowed yet. */
  hosts?: string[];
}
