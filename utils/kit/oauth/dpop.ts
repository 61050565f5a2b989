/** The key that a grant is bound to (RFC 9449), in a form that can be kept: the private key as JWK, as secret as the token itself. */
import * as oauth from 'oauth4webapi';

/** P-256 is what every server with DPoP takes. https://www.rfc-editor.org/rfc/rfc9449.html#section-4.2 */
export const DPOP_ALG = 'ES256';
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };

/** A fresh key as JWK JSON. */
export const newKey = async (): Promise<string> => {
  const { privateKey } = await oauth.generateKeyPair(DPOP_ALG, { extractable: true });
  return JSON.stringify(await crypto.subtle.exportKey('jwk', privateKey));
};

/** The key as it was kept; `undefined` for none and for one that is damaged. */
export const keyPairOf = async (kept: string | undefined): Promise<CryptoKeyPair | undefined> => {
  if (!kept) return undefined;
  try {
    const { kty, crv, x, y, d }: JsonWebKey = JSON.parse(kept);
    const publicPart: JsonWebKey = { kty, crv, x, y };
    const [privateKey, publicKey] = await Promise.all([
      crypto.subtle.importKey('jwk', { ...publicPart, d }, CURVE, false, ['sign']),
      crypto.subtle.importKey('jwk', publicPart, CURVE, true, ['verify']),
    ]);
    return { privateKey, publicKey };
  } catch {
    return undefined;
  }
};

/** Does this server bind tokens to a key where it is shown one? */
export const takesProof = (server: oauth.AuthorizationServer): boolean => {
  const offered = server.dpop_signing_alg_values_supported;
  return Array.isArray(offered) && offered.includes(DPOP_ALG);
};
