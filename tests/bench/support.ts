/** What the benches share. */

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Accounts without tokens: only what the list has to carry. */
export const accountsFile = (
  count: number,
  holder = (i: number): string => (i % 3 ? 'livefyre' : 'browser'),
  network = (i: number): string => ['instagram', 'facebook', 'x', 'instagram-business'][i % 4] ?? 'x',
): string =>
  JSON.stringify({
    format: 'token-health/accounts',
    version: 1,
    accounts: Array.from({ length: count }, (_none, i) => ({
      network: network(i),
      handle: `account.${i}`,
      name: `Account ${i}`,
      holder: holder(i),
      expiresAt: new Date(Date.now() + ((i % 90) - 5) * 86_400_000).toISOString(),
    })),
  });
