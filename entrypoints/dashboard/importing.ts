/** Importing from the dashboard. */
import { signal } from '@preact/signals';
import { send } from '@/utils/kit/send';
import type { ImportReport, Problem } from '@/utils/model/import-report';
import { requestOrigins } from '@/utils/page/allow';

export interface Imported {
  report: ImportReport;
  access: 'open' | 'allowed' | 'not_allowed';
}

export const imported = signal<Imported | null>(null);

/** The message takes no more than this. */
const MAX_TEXT = 20_000_000;

const refused = (problem: Problem): ImportReport => ({
  added: 0,
  updated: 0,
  unchanged: 0,
  origins: [],
  sends: false,
  problems: [{ path: '', problem }],
});

export const importFile = async (file: File): Promise<void> => {
  const text = await file.text();
  const reply = text.length > MAX_TEXT ? undefined : await send('importAccounts', { text });
  const report = !reply ? refused('too-large') : reply.ok ? reply.value : refused('not-done');
  imported.value = { report, access: 'open' };
};

/** Called in the click. */
export const allowImported = async (): Promise<void> => {
  const last = imported.value;
  if (!last) return;
  const granted = await requestOrigins(last.report.origins, { why: last.report.sends ? 'import' : 'overlay' });
  imported.value = { ...last, access: granted ? 'allowed' : 'not_allowed' };
};
