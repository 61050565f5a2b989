/** A fingerprint of a text that must not be kept itself. */

/** SHA-256 as 64 hexadecimal digits. */
export const fingerprint = async (text: string): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...hash].map(byte => byte.toString(16).padStart(2, '0')).join('');
};
