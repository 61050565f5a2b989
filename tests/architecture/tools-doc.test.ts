/** The table of tools in docs/tools.md is made from the registries and the recorded answers, so that it cannot lie. `UPDATE_README=1 npm test` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ToolSays } from '@/utils/model/tool-row';
import type { ToolApi } from '@/utils/tools/api';
import { toolApiOf, toolApis } from '@/utils/tools/apis';
import { tools } from '@/utils/tools/index';
import { ANSWERS } from '../contract/tools/apis/answers';

const PATH = new URL('../../docs/tools.md', import.meta.url);
const [START, END] = ['<!-- tools:start -->', '<!-- tools:end -->'];
const HEAD = ['tool', 'badges on its pages', 'API that is read', 'asked with', 'what its API tells of an account'];

const pages = (id: string): string => {
  const tool = tools.find(each => each.id === id);
  if (!tool?.surfaces.length) return '–';
  const kinds = [...new Set(tool.surfaces.map(({ kind }) => kind))].join(', ');
  return tool.verified ? kinds : `${kinds} (layout not verified)`;
};

const OWN = 'your own server';
const where = ({ id, cloud, asksAt }: ToolApi): string => {
  if (!cloud) return OWN;
  const { host } = new URL(asksAt(cloud));
  return tools.find(tool => tool.id === id)?.kind === 'self-hosted' ? `${host}, or ${OWN}` : host;
};

const WAYS = { key: 'an API key', session: 'your sign-in in this browser' };
const asked = ({ ways, silent, signIn }: ToolApi): string => {
  const secret = signIn?.secret === 'none' ? 'without a secret' : 'with or without a secret';
  return ways
    .map(
      way =>
        (way === 'grant' ? `a sign-in with an app of yours, ${secret}` : WAYS[way]) +
        (way === silent ? ' (names only)' : ''),
    )
    .join('; or ');
};

const word = (says: ToolSays): string => {
  if (says.finding === 'ended') return says.state ?? 'ended';
  if (says.endsWithinMs !== undefined) return 'expiring';
  return says.expiresAt === undefined ? 'works' : 'works, with its end';
};
/** Each way reads the recorded answer as the extension does. */
const told = (api: ToolApi): string => {
  const says = (ANSWERS[api.id] ?? []).flatMap(({ way, text }) => {
    const place = { origin: 'https://tool.acme.example', accountId: '3' };
    const body: unknown = api.bodyOf ? api.bodyOf(text) : JSON.parse(text);
    const rows = api.read(body, api.first(place, way))?.rows ?? [];
    return rows.map(row => (row.says ? word(row.says) : 'its name only'));
  });
  const order = ['works', 'works, with its end', 'expiring', 'expired', 'revoked', 'blocked', 'ended', 'its name only'];
  return order.filter(each => says.includes(each)).join(', ');
};

const ids = [...new Set([...tools, ...toolApis].map(({ id }) => id))];
const row = (id: string): string[] => {
  const api = toolApiOf(id);
  const name = tools.find(tool => tool.id === id)?.name ?? id;
  return [name, pages(id), ...(api ? [where(api), asked(api), told(api)] : ['none', '–', '–'])];
};

const table = (): string =>
  [HEAD, HEAD.map(() => '---'), ...ids.map(row).sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? ''))]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');

test('the table of tools says what the tool files say', () => {
  const text = readFileSync(PATH, 'utf8');
  const [before, rest = ''] = text.split(START);
  const [, after = ''] = rest.split(END);
  const wanted = `${before}${START}\n${table()}\n${END}${after}`;
  if (process.env.UPDATE_README) writeFileSync(PATH, wanted);
  else expect(text).toBe(wanted);
});
