/** Checks an import file as a whole and says where it is wrong, by path. Pure. */

import { type ImportedAccount, type ImportFile, importFileSchema } from '@/utils/model/exchange';
import type { ImportReport } from '@/utils/model/import-report';
import { BROWSER } from '@/utils/model/words';
import { networkOf } from '@/utils/networks/index';
import { shelf } from './matching';

type Problem = ImportReport['problems'][number];

/** `accounts[3].handel`: as a person would point at it. */
export const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)),
    '',
  );

export interface Issue {
  code: string;
  path: PropertyKey[];
  keys?: string[];
  input?: unknown;
  message: string;
}

export const problemsOf = (issues: readonly Issue[]): Problem[] =>
  issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys') {
      return (issue.keys ?? []).map(key => ({ path: pathOf([...issue.path, key]), problem: 'unknown-key' }));
    }
    if (issue.code === 'invalid_type' && /received undefined/.test(issue.message)) {
      return [{ path: pathOf(issue.path), problem: 'missing' }];
    }
    // A pattern helps nobody to write the value.
    const detail = /must match pattern/.test(issue.message) ? {} : { detail: issue.message };
    return [{ path: pathOf(issue.path), problem: 'wrong-value', ...detail }];
  });

/** Networks and tools must be known, servers named where the network needs one, and no account may stand twice in the file. */
const meaningProblems = (file: ImportFile): Problem[] => {
  const problems: Problem[] = [];
  const checkNetwork = (entry: { network: string; issuer?: string | undefined }, path: string, mayLack = false) => {
    const network = networkOf(entry.network);
    if (!network) problems.push({ path: `${path}.network`, problem: 'unknown-network', detail: entry.network });
    else if (network.needsIssuer && !entry.issuer && !mayLack)
      problems.push({ path: `${path}.issuer`, problem: 'missing' });
  };
  for (const [i, app] of (file.apps ?? []).entries()) checkNetwork(app, `apps[${i}]`);
  const seen = shelf<ImportedAccount & { at: number }>();
  for (const [i, account] of (file.accounts ?? []).entries()) {
    // What a tool holds was told by the tool, which often does not name the server; nothing is asked of that without a token.
    checkNetwork(
      account,
      `accounts[${i}]`,
      account.holder !== BROWSER && !account.accessToken && !account.refreshToken,
    );
    const twin = seen.find(account);
    if (twin) problems.push({ path: `accounts[${i}]`, problem: 'duplicate', detail: `accounts[${twin.at}]` });
    seen.put({ ...account, at: i });
  }
  return problems;
};

/** @param text the file's text */
export const checkImport = (text: string): { ok: true; file: ImportFile } | { ok: false; problems: Problem[] } => {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    // Only where it is wrong: the engine's own text quotes the file, which holds tokens.
    const where = error instanceof Error ? /line \d+ column \d+|position \d+/.exec(error.message)?.[0] : undefined;
    return { ok: false, problems: [{ path: '', problem: 'not-json', ...(where ? { detail: where } : {}) }] };
  }
  const parsed = importFileSchema.safeParse(data);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues as Issue[]).slice(0, 50) };
  const problems = meaningProblems(parsed.data);
  return problems.length ? { ok: false, problems: problems.slice(0, 50) } : { ok: true, file: parsed.data };
};
