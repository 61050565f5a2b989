/** `WWW-Authenticate` of RFC 6750: why a resource turned a token away. */

/** Parameters of the first Bearer or DPoP challenge, names in lower case; `undefined` where there is none. */
export const challengeOf = (header: string | undefined): Record<string, string> | undefined => {
  const found = /(?:^|,)\s*(?:bearer|dpop)\b(.*)$/is.exec(header ?? '');
  if (!found) return undefined;
  const pairs = (found[1] ?? '').matchAll(/([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g);
  return Object.fromEntries(
    [...pairs].map(([, name = '', quoted, plain]) => [name.toLowerCase(), quoted ?? plain ?? '']),
  );
};
