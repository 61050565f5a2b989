/** Colours of avatars: dark enough for white letters (a test computes it), and none of them a state's colour. */
export const AVATAR_COLOURS = ['#7a49b8', '#276a63', '#8a5a28', '#3d4d68', '#8c3d74', '#39688f', '#5b6b23', '#6a5245'];

/** The same name has the same colour everywhere. */
export const avatarColour = (name: string): string => {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return AVATAR_COLOURS[sum % AVATAR_COLOURS.length] ?? '#3d4d68';
};
