/** What an organisation sets, where Firefox looks for it: a native manifest of the type "storage" (MDN, "Native manifests", 2026-11). */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GECKO_ID } from './names.ts';

export const writeManaged = async (home: string, data: object): Promise<void> => {
  const folder = join(home, '.mozilla', 'managed-storage');
  await mkdir(folder, { recursive: true });
  const manifest = { name: GECKO_ID, description: 'Settings of Acme', type: 'storage', data };
  await writeFile(join(folder, `${GECKO_ID}.json`), JSON.stringify(manifest));
};
