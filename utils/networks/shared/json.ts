/** Reading fields of an answer that may be anything at all: never throws, never guesses. */

export type Fields = Record<string, unknown>;

/** The value as an object; an empty one where it is none. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Text, or a number as text (ids come as either); `undefined` for anything else and for nothing. */
export const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() ? value : undefined;
};

/** A finite number, also where it was sent as text. */
export const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'number' || (typeof value === 'string' && value.trim()) ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
};
