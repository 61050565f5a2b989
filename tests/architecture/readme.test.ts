/** The README's table of networks is made from the registry, so that it cannot lie. `UPDATE_README=1 npm test` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ChildKind } from '@/utils/model/account';
import type { EndTold, Network } from '@/utils/networks/define';
import { networks } from '@/utils/networks/index';

const PATH = new URL('../../README.md', import.meta.url);
const [START, END] = ['<!-- networks:start -->', '<!-- networks:end -->'];
const DAY = 86_400_000;
const HEAD = [
  'network',
  'needs a secret',
  'access lives',
  'expiry known',
  'renewed without a person',
  'causes it tells',
  'listed along with it',
  'ended on removal',
];

const life = (ms: number | null): string => {
  if (ms === null) return 'until it is ended';
  return ms < DAY ? `${ms / 3_600_000} h` : `${ms / DAY} days`;
};

const WAYS: Record<EndTold, string> = {
  token: 'told with the token',
  check: 'by asking',
  secret: 'by asking with the app’s secret',
  rule: 'by its rule',
};

/** Of a token that is held; and of a connection that nobody can read. */
const expiry = ({ endTold, estimateMs }: Network): string => {
  const known = endTold.map(way => WAYS[way]).join(', ') || 'not told';
  return estimateMs === null ? known : `${known}; else estimated`;
};

const renewal = (network: Network): string => {
  const dueAt = network.renewAt({ renews: 'refresh-token', issuedAt: 0, expiresAt: DAY }, 400 * DAY);
  const byItself = { always: 'renews itself', 'with-secret': 'with a secret', never: '' }[network.renewsItself];
  const unseen = network.silentSignIn ? 'by an unseen sign-in' : '';
  return [dueAt === null ? '' : 'by refresh token', byItself, unseen].filter(Boolean).join(', ') || 'no';
};

/** What a sign-in brings along, as the networks call it. */
const KINDS: Record<ChildKind, string> = {
  page: 'Pages',
  instagram: 'Instagram accounts',
  board: 'boards',
  channel: 'channels',
  organization: 'organisation pages',
};

const secret = { none: 'no', optional: 'no (may have one)', required: 'yes, or a broker' };

const row = (network: Network): string[] =>
  network.discontinued
    ? [network.name, '–', '–', '–', 'no: its API is discontinued', network.causes.join(', '), '–', 'no']
    : [
        network.name,
        network.register ? 'no: registers itself' : secret[network.client.secret],
        life(network.lifetimes.access.ms),
        expiry(network),
        renewal(network),
        network.causes.join(', '),
        (network.childKinds ?? []).map(kind => KINDS[kind]).join(', ') || '–',
        network.revoke ? 'yes' : 'no',
      ];

const table = (): string =>
  [HEAD, HEAD.map(() => '---'), ...[...networks].sort((a, b) => a.name.localeCompare(b.name)).map(row)]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');

test('the table of networks says what the network files say', () => {
  const text = readFileSync(PATH, 'utf8');
  const [before, rest = ''] = text.split(START);
  const [, after = ''] = rest.split(END);
  const wanted = `${before}${START}\n${table()}\n${END}${after}`;
  if (process.env.UPDATE_README) writeFileSync(PATH, wanted);
  else expect(text).toBe(wanted);
});
