/**
 * What leaves the browser, by what for. Kinds as Firefox names them in its consent to data collection (Extension Workshop, "Firefox
 * built-in consent for data collection and transmission", 2026-04): what goes out in the background needs a person's yes, also where
 * the receiver is a server of their own. The manifest declares the same kinds as optional, and a test holds the two together.
 */
export const DATA_OF = {
  /** Asking a network or a tool: a token, key or password goes to the one that it is for. */
  ask: ['authenticationInfo'],
  /**
   * A message through a channel: its address or key opens the door, the owner's name and e-mail address are in it, and so are
   * names and states of accounts that may have been read on a tool's page.
   */
  message: ['authenticationInfo', 'personallyIdentifyingInfo', 'websiteContent'],
} as const;

export type Sends = keyof typeof DATA_OF;
export type DataKind = (typeof DATA_OF)[Sends][number];

/** What sites are asked for, and what then goes to them; `null`: nothing, they are only read. */
export const SENT_FOR = {
  check: 'ask',
  import: 'ask',
  tool: 'ask',
  channel: 'message',
  overlay: null,
  guard: null,
} as const satisfies Record<string, Sends | null>;

export type Purpose = keyof typeof SENT_FOR;
export const PURPOSES = Object.keys(SENT_FOR) as Purpose[];
