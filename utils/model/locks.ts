/** What of the organisation's settings is locked, switched off or left out, as pages show it. */
import type { Settings } from './settings';

/** What an organisation may switch off. */
export const FEATURES = ['guard', 'teach', 'import', 'export'] as const;
export type Feature = (typeof FEATURES)[number];

/** A place in the organisation's settings that was left out. Never the value: it may be a secret. */
export interface ManagedProblem {
  /** `apps[2].clientId`. */
  path: string;
  problem: 'unknown-key' | 'wrong-value' | 'unknown-network' | 'unknown-tool' | 'missing';
}

interface InForce {
  settings: Partial<Settings>;
  warnDaysOf: Settings['warnDaysOf'];
  off: readonly Feature[];
  problems: readonly ManagedProblem[];
  /** Apps, tools and channels that it brought. */
  things: number;
}

/** What pages show of it: no app, tool or channel (those are records), no secret. */
export interface Locks {
  /** Settings that are not the user's to change. */
  settings: readonly (keyof Settings)[];
  /** Networks whose own warning days are set. */
  networks: readonly string[];
  off: readonly Feature[];
  /** What was left out. */
  problems: readonly ManagedProblem[];
  /** Anything at all is set. */
  any: boolean;
}

export const NO_LOCKS: Locks = { settings: [], networks: [], off: [], problems: [], any: false };

/** @param inForce absent: nothing is known yet */
export const locksOf = (inForce: InForce | undefined): Locks => {
  if (!inForce) return NO_LOCKS;
  const { things, off, problems } = inForce;
  const settings = Object.keys(inForce.settings) as (keyof Settings)[];
  const networks = Object.keys(inForce.warnDaysOf);
  const any = settings.length + networks.length + off.length + problems.length + things > 0;
  return { settings, networks, off, problems, any };
};
