/** Export in format 1 (DESIGN.md 6.5): what a person may keep or share. It is made from the snapshot and so can hold no secret. */
import type { AccountView, Snapshot } from '../model/snapshot';

const iso = (ms: number | null | undefined): string | undefined => (typeof ms === 'number' ? new Date(ms).toISOString() : undefined);

/** Only what is known; `JSON.stringify` leaves undefined out. */
const accountOf = (view: AccountView) => ({
  network: view.network,
  handle: view.handle,
  networkAccountId: view.networkAccountId,
  issuer: view.issuer,
  name: view.name,
  holder: view.holder,
  toolAccountId: view.toolAccountId,
  owner: view.owner,
  login: view.login,
  connectedAt: iso(view.connectedAt),
  expiresAt: iso(view.health.deadline),
  tags: view.tags.length ? view.tags : undefined,
});

/** The file's text. Times are ISO 8601. */
export const exportFile = (snapshot: Snapshot): string =>
  `${JSON.stringify(
    {
      format: 'token-health/accounts',
      version: 1,
      apps: snapshot.apps.map(({ network, clientId, tokenEndpoint, issuer }) => ({ network, clientId, tokenEndpoint, issuer })),
      tools: snapshot.tools.map(({ tool, origin, accountId }) => ({ tool, origin, accountId })),
      accounts: snapshot.accounts.map(accountOf),
    },
    null,
    2,
  )}\n`;
