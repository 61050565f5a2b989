/** The contract of a channel file: how one kind of channel sends a letter, and whether its receiver can tell a second one. */
import type { Ask, AskFn } from '../kit/http';
import type { Channel, ChannelKind, SendCode } from '../model/channel';
import type { Letter } from '../model/letter';

/** Everything for one try. Secrets are opened for this call only. */
export interface Mail {
  ask: AskFn;
  /** Epoch ms. */
  now: number;
  /** The same for the same message, however often it is tried. */
  key: string;
  /** An earlier try may have arrived. */
  unsure: boolean;
  letter: Letter;
  /** The letter as plain text. */
  text: string;
  to: { name: string; email?: string | undefined };
  /** Its whole address. */
  address: string;
  /** Bearer token, or the value of the form's header. */
  apiKey?: string | undefined;
  signing?: string | undefined;
  form?: Channel['form'];
  /** Are these hosts (match patterns) held? A server may keep its endpoints elsewhere. */
  holds: (origins: readonly string[]) => Promise<boolean>;
}

export interface Sent {
  code: SendCode;
  status?: number;
  /** Ask again no sooner than this (ms). */
  retryAt?: number;
  /** Match patterns that it needs besides its own. */
  hosts?: string[];
}

export interface ChannelFile {
  kind: ChannelKind;
  /**
   * Its receiver knows a second message by its key. Where it does not, a message whose answer was lost is not sent again:
   * rather once too few than twice.
   */
  tells: boolean;
  send(mail: Mail): Promise<Sent>;
}

export const defineChannel = (channel: ChannelFile): ChannelFile => channel;

/** A chat that takes one JSON message at a secret address. */
export const postJson = (mail: Mail, json: object, more: Partial<Ask> = {}): Ask => ({
  url: mail.address,
  method: 'POST',
  json,
  ...more,
});

/** Cut to what a receiver takes, at the end and with a sign of it. */
export const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
