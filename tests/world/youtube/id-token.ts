/** ID tokens as Google signs them (RS256). The key is made when the first one is needed. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

let key: KeyObject | undefined;
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

export const idToken = (claims: object): string => {
  key ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const body = `${part({ alg: 'RS256', typ: 'JWT', kid: 'world' })}.${part(claims)}`;
  return `${body}.${sign('sha256', Buffer.from(body), key).toString('base64url')}`;
};
