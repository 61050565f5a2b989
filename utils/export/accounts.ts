/** Export in format 1 (DESIGN.md 6.5): what a person may keep or share. It is made from the snapshot and so can hold no secret. */
import type { AccountView, Snapshot } from '../model/snapshot';

/** The last moment that a Date can hold (ECMA-262, 21.4.1.1), ms. */
const LAST_DATE = 8.64e15;

/** A time that is no date (an absurd end) is left out. */
const iso = (ms: number | undefined): string | undefined =>
  ms !== undefined && Math.abs(ms) <= LAST_DATE ? new Date(ms).toISOString() : undefined;

/**
 * A broker's address may carry its key behind the question mark. Then it is left out, like a client secret: without its key it would be
 * another address, and importing that would take the place of the one that works. Where it was exported it stays; elsewhere the
 * app is asked for it.
 */
const openly = (endpoint: string | undefined): string | undefined =>
  endpoint === undefined || /[?#]/.test(endpoint) ? undefined : endpoint;

/** Only what is known; `JSON.stringify` leaves undefined out. */
const accountOf = (view: AccountView) => ({
  network: view.network,
  handle: view.handle,
  networkAccountId: view.networkAccountId,
  issuer: view.issuer,
  name: view.name,
  holder: view.holder,
  toolAccountId: view.toolAccountId,
  owner: view.owner && { name: view.owner.name, email: view.owner.email },
  login: view.login,
  connectedAt: iso(view.connectedAt),
  // Not the deadline: an estimate written into a file would come back as what a person told.
  expiresAt: view.expiresAt === null ? null : iso(view.expiresAt),
  tags: view.tags.length ? view.tags : undefined,
});

/** The file's text. Times are ISO 8601. */
export const exportFile = (snapshot: Snapshot): string =>
  `${JSON.stringify(
    {
      format: 'token-health/accounts',
      version: 1,
      apps: snapshot.apps.map(({ network, clientId, tokenEndpoint, issuer }) => ({
        network,
        clientId,
        tokenEndpoint: openly(tokenEndpoint),
        issuer,
      })),
      tools: snapshot.tools.map(({ tool, origin, accountId }) => ({ tool, origin, accountId })),
      accounts: snapshot.accounts.map(accountOf),
    },
    null,
    2,
  )}\n`;
