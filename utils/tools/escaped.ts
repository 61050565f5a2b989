/** A text as a pattern that fits exactly that text. */

/** Escapes what means something in a regular expression with the `u` flag; a hyphen means nothing outside of brackets, and may not be escaped there. */
export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
