/** What may come of something that a person asked for: a closed list, values and types only. */

/** What may come of something that a person asked for. */
export const OUTCOMES = [
  'refreshed',
  /** The login is well, but some of its children did not come along: `fields.names` (one per line), `fields.more` (how many others), `fields.kind`. */
  'refreshed-without',
  /** The new access works, but the network tells only for money whose it is, and was not paid: the person's choice of the row stands for it. */
  'refreshed-unconfirmed',
  /** For the same reason nobody knows whose it is, and it was not kept: a working token is not given up for it. `fields.message`. */
  'unpaid',
  /** The login is well, but permissions were not given: `fields.scopes`. */
  'refreshed-limited',
  'connected',
  'checked',
  'opened-tool',
  'opened-network',
  /** The person closed the sign-in window. */
  'window-closed',
  /** The person, or the network for them, said no. */
  'denied',
  /** They signed in as somebody else; `fields.expected`, `fields.got`. The old token is kept. */
  'wrong-account',
  /** The network could not be reached; nothing changed. */
  'network-down',
  /** The network refused the app: `fields.message` is its own text. */
  'app-refused',
  'app-missing',
  /** The app lacks a plan, a product or an enrolment at the network. */
  'app-not-enabled',
  /** The network has ended the version of its interface that this extension speaks. */
  'outdated',
  /** A tool of one's own, and its address is not known. */
  'tool-address-missing',
  'host-not-granted',
  /** State or issuer of the answer were not those of the question: dropped. */
  'answer-not-ours',
  /** The answer could not be understood; `fields.message`. */
  'not-understood',
  'rate-limited',
  /** The check after the sign-in did not prove the new token. */
  'not-proved',
  'still-ended',
  /** The tool's own list was read, and says so; or it could not be read. */
  'tool-still-ended',
  'tool-not-read',
  'token-unreadable',
  'interrupted',
  'revoked-at-network',
  'not-revoked',
  /** What was pasted is no longer there: its minutes are over. */
  'paste-gone',
  /** The organisation has set it: managed settings win (DESIGN.md 6.6). */
  'managed',
] as const;
export type OutcomeCode = (typeof OUTCOMES)[number];

/** It went well: shown with a green tick. */
export const GOOD_OUTCOMES: readonly OutcomeCode[] = ['refreshed', 'connected', 'checked', 'revoked-at-network'];

/** What may come of reading a tool's own list. */
export const TOOL_OUTCOMES = [
  'read',
  /** The list was read, but this way of asking does not tell which accounts work. */
  'names-only',
  'key-missing',
  /** Nobody has signed in at the tool here, or they have signed out. */
  'sign-in-missing',
  /** The tool ended what somebody had signed in for. */
  'sign-in-lost',
  /** A renewal was cut off, and nobody can tell whether the tool counted it. */
  'sign-in-unsure',
  /** The tool does not take the app any more: its id or its secret. */
  'app-refused',
  'key-refused',
  'role-too-low',
  /** It asks with the person's own sign-in at the tool, and there is none in this browser. */
  'signed-out',
  /** Somebody answers there, but not this tool; or it has no such account. */
  'address-wrong',
  /** The tool's plan does not include being asked. */
  'plan',
  'host-not-granted',
  'unreachable',
  'outage',
  'rate-limited',
  'not-understood',
  /** The stored key cannot be opened. */
  'key-unreadable',
] as const;
export type ToolOutcome = (typeof TOOL_OUTCOMES)[number];

/** The next step after a refusal, as the network's own words tell it (`fields.advice`). Each has a text. */
export const ADVICE = [
  'client-id',
  'secret',
  /** The app is set up with a secret at the network, and was used without (a valid) one. */
  'needs-secret',
  /** Client id or secret: the network's words do not tell which. */
  'id-or-secret',
  'redirect',
  'scope',
  /** The app is in test or development mode: only people on its list may sign in. */
  'app-mode',
  /** The app's metadata file (Bluesky) is not reachable or does not fit. */
  'metadata',
  'wrong-password',
  'main-password',
  'two-factor',
  'no-such-name',
  /** The app may not read roles: organisations are not listed. */
  'no-organizations',
] as const;
export type Advice = (typeof ADVICE)[number];
