/** Managed settings at the moment of reading. */
import { managedValues } from '../kit/managed';
import type { Feature, Managed } from '../model/managed';

const NOTHING: Managed = { settings: {}, warnDaysOf: {}, apps: [], tools: [], off: [], problems: [] };

/** What reads them is loaded only where there is something: most browsers are nobody's but their user's. */
export const readManaged = async (): Promise<Managed> => {
  const values = await managedValues();
  if (Object.keys(values).length === 0) return NOTHING;
  const { readManagedValues } = await import('../model/managed');
  return readManagedValues(values);
};

export const isOff = async (feature: Feature): Promise<boolean> => (await readManaged()).off.includes(feature);
