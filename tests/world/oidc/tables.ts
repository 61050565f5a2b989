/** Where the OAuth server keeps its records: in memory, and open to the test that wants to end something. */

export interface Row {
  accountId?: string;
  clientId?: string;
  grantId?: string;
  uid?: string;
  userCode?: string;
  /** Epoch seconds. */
  exp?: number;
  consumed?: number;
}

const seconds = () => Math.floor(Date.now() / 1000);

export class Tables {
  readonly rows = new Map<string, Map<string, Row>>();

  of(model: string): Map<string, Row> {
    const found = this.rows.get(model) ?? new Map<string, Row>();
    this.rows.set(model, found);
    return found;
  }

  /** Ends everything that hangs on a grant, as an administrator would. */
  dropGrant(grantId: string): void {
    this.of('Grant').delete(grantId);
    this.dropMembers(grantId);
  }

  dropMembers(grantId: string): void {
    for (const [model, rows] of this.rows) {
      if (model === 'Grant' || model === 'Session' || model === 'Interaction') continue;
      for (const [id, row] of rows) if (row.grantId === grantId) rows.delete(id);
    }
  }

  /** The adapter that oidc-provider asks for, one per model. */
  adapter = (model: string) => {
    const rows = this.of(model);
    const where = (test: (row: Row) => boolean) => [...rows.values()].find(test);
    return {
      upsert: async (id: string, row: Row) => void rows.set(id, row),
      find: async (id: string) => rows.get(id),
      findByUid: async (uid: string) => where(row => row.uid === uid),
      findByUserCode: async (code: string) => where(row => row.userCode === code),
      consume: async (id: string) => {
        const row = rows.get(id);
        if (row) row.consumed = seconds();
      },
      destroy: async (id: string) => void rows.delete(id),
      revokeByGrantId: async (grantId: string) => this.dropMembers(grantId),
    };
  };
}
