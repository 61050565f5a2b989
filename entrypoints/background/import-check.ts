/** Checks an import file as a whole and says where it is wrong, by path. Pure. */

import { type ImportedAccount, type ImportFile, importFileSchema } from '@/utils/model/exchange';
import type { ImportReport } from '@/utils/model/import-report';
import { BROWSER } from '@/utils/model/words';
import { networkOf } from '@/utils/networks/index';
import { problemsOf, readJson } from './file-problems';
import { shelf } from './matching';

type Problem = ImportReport['problems'][number];

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
  const read = readJson(text);
  if ('problems' in read) return { ok: false, problems: read.problems };
  const parsed = importFileSchema.safeParse(read.data);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues, read.data) };
  const problems = meaningProblems(parsed.data);
  return problems.length ? { ok: false, problems: problems.slice(0, 50) } : { ok: true, file: parsed.data };
};
