/** Days as a date field writes them. */

/** The beginning of that day here, epoch ms; `undefined` for none. */
export const dayOf = (value: string): number | undefined => {
  const at = value ? new Date(`${value}T00:00:00`).getTime() : Number.NaN;
  return Number.isFinite(at) ? at : undefined;
};
