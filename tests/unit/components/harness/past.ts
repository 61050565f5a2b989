/** A made-up year of what happened to the accounts of a scene. */
import type { HistoryEvent } from '../../../../utils/model/history';
import type { AccountView } from '../../../../utils/model/snapshot';
import { DAY, HOUR, NOW } from '../../support/views';

export const pastOf = (accounts: readonly AccountView[]): HistoryEvent[] =>
  accounts
    .flatMap((view, i): HistoryEvent[] => {
      const at = NOW - ((i * 37) % 330) * DAY - HOUR;
      const lost = { accountId: view.id, at, from: 'healthy', to: 'revoked', cause: 'password-changed' } as const;
      const evidence = { kind: i % 3 ? 'tool-page' : 'network', at } as const;
      const back = at + ((i * 7) % 90) * HOUR + 600_000;
      return i % 2
        ? [
            { ...lost, evidence },
            ...(back < NOW
              ? [{ accountId: view.id, at: back, from: 'revoked', to: 'healthy', evidence } as const]
              : []),
          ]
        : [{ accountId: view.id, at: at - DAY, from: null, to: 'healthy', evidence: null }];
    })
    .sort((a, b) => a.at - b.at)
    .map((event, id) => ({ ...event, id }));
