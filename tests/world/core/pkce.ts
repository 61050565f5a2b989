/** Checks a code verifier against the challenge of the sign-in (RFC 7636). */
import { createHash } from 'node:crypto';

export const verifierFits = (verifier: string, challenge: string, method: string): boolean =>
  verifier !== '' &&
  (method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url')) === challenge;
