/** The organisation's settings in force. */
import { managedValues } from '../kit/managed';
import type { Feature } from '../model/locks';
import { type Applied, readApplied } from './applied';

type InForce = Pick<Applied, 'settings' | 'warnDaysOf' | 'off'>;

const NOTHING: InForce = { settings: {}, warnDaysOf: {}, off: [] };

/**
 * From our own copy: Chromium answers `storage.managed` only when it has read its policies, 3 to 5 s after it started
 * (measured, Chromium 156, 2026-11), and no page should stay empty for so long.
 */
export const readManaged = async (): Promise<InForce> => (await readApplied()) ?? NOTHING;

/** Before the first copy is made the browser is asked: nothing may be open merely because nobody has looked yet. */
export const sureManaged = async (): Promise<InForce> => {
  const applied = await readApplied();
  if (applied) return applied;
  const { readManagedValues } = await import('../model/managed');
  return readManagedValues(await managedValues());
};

export const isOff = async (feature: Feature): Promise<boolean> => (await sureManaged()).off.includes(feature);
