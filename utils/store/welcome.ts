/** How far somebody has come in the welcome: kept over reload and restart, gone when everything is erased. */
import { type Progress, progressSchema } from '../model/welcome';
import { database } from './db';

const KEY = 'welcome';

/** What cannot be read begins anew. */
export const readProgress = async (): Promise<Progress> => {
  const stored = progressSchema.safeParse(await (await database()).get('settings', KEY));
  return stored.data ?? { step: 'uses', networks: [], tools: [] };
};

export const writeProgress = async (progress: Progress): Promise<void> => {
  await (await database()).put('settings', progress, KEY);
};
