/** What counts as an address that a person types in: of e-mail, of a server, and the name of a header. One rule for the form and for what it is sent to. Pure. */

/** `https://bank.example@evil.example` reads like an address of the bank's; and fetch takes none with a name in it. */
export const hasUser = (address: string): boolean => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return Boolean(url?.username || url?.password);
};

/** An address that secrets and tokens may go to: https, and nobody's name or password in it. */
export const isEndpoint = (text: string): boolean =>
  URL.canParse(text) && new URL(text).protocol === 'https:' && !hasUser(text);

/** A header's name is a token (RFC 9110, 5.6.2). Empty: none. */
export const HEADER = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{0,60}$/;

/** Atoms with dots between them (RFC 5322, 3.2.3), in any script (RFC 6531, 3.3). Quoted ones are in nobody's use. */
const LOCAL = /^[^\s.@"(),:;<>[\]\\\p{C}]+(\.[^\s.@"(),:;<>[\]\\\p{C}]+)*$/u;
const HOST = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;
const MOST_LOCAL = 64;
const MOST = 320;

/** The host as DNS and every mail server knows it: `müller.de` is `xn--mller-kva.de`. `undefined`: no host's name. */
const asciiHost = (host: string): string | undefined => {
  if (/[\s/?#:@%\\]/.test(host) || !URL.canParse(`https://${host}`)) return undefined;
  const { hostname } = new URL(`https://${host}`);
  return hostname.length <= 253 && HOST.test(hostname) ? hostname : undefined;
};

const parts = (address: string): [local: string, host: string | undefined] => {
  const at = address.lastIndexOf('@');
  return [address.slice(0, Math.max(at, 0)), at < 0 ? undefined : asciiHost(address.slice(at + 1))];
};

/** An e-mail address that can be written to, with letters of any script before and after the @. */
export const isEmail = (text: string): boolean => {
  const [local, host] = parts(text);
  return text.length <= MOST && local.length <= MOST_LOCAL && LOCAL.test(local) && host !== undefined;
};

/**
 * As it goes to a mail server or program: the host in ASCII, which all of them take. Letters before the @ stay as they are:
 * no server but the receiver's own can say what else they would be (RFC 6531); one that cannot carry them refuses the message.
 * What is no address stays as it is.
 */
export const mailAddress = (text: string): string => {
  const [local, host] = parts(text);
  return host === undefined ? text : `${local}@${host}`;
};
