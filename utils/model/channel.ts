/** Channels: ways to reach people outside of this browser. Addresses and keys are in the vault, not here. */
import { z } from 'zod';
import { HEADER } from './address';
import { msSchema } from './evidence';

export const CHANNEL_KINDS = ['webhook', 'slack', 'teams', 'discord', 'jmap', 'form'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** What may come of sending. */
export const SEND_CODES = [
  'sent',
  'host-not-granted',
  /** Nothing went out: it is tried again. */
  'unreachable',
  /** It went out, or may have, and no answer came. */
  'no-answer',
  'refused',
  'gone',
  'bad-request',
  'rate-limited',
  'outage',
  'not-understood',
  /** E-mail to a person without an address. */
  'no-address',
  /** The mail server knows no identity of this login that it may send as. */
  'no-identity',
  'secret-unreadable',
  /** Mended, snoozed or removed while it waited. */
  'overtaken',
  /** The person or the channel is gone. */
  'removed',
] as const;
export type SendCode = (typeof SEND_CODES)[number];

/** How an HTTP form is sent: its fields are a JSON text whose strings may hold placeholders. */
export const formSchema = z.object({
  encoding: z.enum(['json', 'form']),
  /** Name of the header that the key goes in; empty: none. */
  header: z.string().regex(HEADER),
  template: z.string().min(2).max(5_000),
});
export type FormShape = z.infer<typeof formSchema>;

export const channelSchema = z.object({
  id: z.string().min(1).max(100),
  kind: z.enum(CHANNEL_KINDS),
  /** What the user calls it. */
  name: z.string().min(1).max(100),
  /** Scheme and host of its address: the rest of a chat's address is a secret. */
  origin: z.url(),
  /** Match patterns besides the address's own where the server keeps the rest. */
  hosts: z.array(z.string()).max(5).optional(),
  hasKey: z.boolean(),
  form: formSchema.optional(),
  /** Set up by the organisation, and only its to change. */
  managed: z.literal(true).optional(),
  /** What came of the last message or test. */
  outcome: z.object({ code: z.enum(SEND_CODES), at: msSchema, status: z.number().int().optional() }).optional(),
  addedAt: msSchema,
});
export type Channel = z.infer<typeof channelSchema>;

/** Match patterns that must be held to send through it. */
export const hostsOfChannel = ({ origin, hosts = [] }: Pick<Channel, 'origin' | 'hosts'>): string[] => [
  ...new Set([`https://${new URL(origin).hostname}/*`, ...hosts]),
];

/** E-mail: its receiver is the person's address. The others go to whoever reads there. */
export const isMail = (kind: ChannelKind): boolean => kind === 'jmap' || kind === 'form';
