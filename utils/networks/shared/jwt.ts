/** Reads what a token says of itself. Nothing is verified and nothing decided by it: it only tells times and names that its server will confirm. */
import { type Fields, fieldsOf, numberOf } from './json';

/** The claims of a JWT; none for anything else. */
export const claimsOf = (token: string): Fields => {
  const [, payload] = token.split('.');
  try {
    const bytes = atob((payload ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    return fieldsOf(JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, char => char.charCodeAt(0)))));
  } catch {
    return {};
  }
};

/** Its end, epoch ms. */
export const endOf = (token: string): number | undefined => {
  const seconds = numberOf(claimsOf(token).exp);
  return seconds === undefined ? undefined : seconds * 1000;
};
