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

/**
 * An e-mail address: atoms with dots between them (RFC 5322, 3.2.3) and a host with a name, both in letters of any script (RFC 6531,
 * 3.3; RFC 5890). Quoted ones are in nobody's use.
 */
const EMAIL =
  /^(?=.{1,64}@)(?=.{1,320}$)[^\s.@"(),:;<>[\]\\\p{C}]+(\.[^\s.@"(),:;<>[\]\\\p{C}]+)*@([\p{L}\p{N}]([\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+(\p{L}[\p{L}\p{M}]+|xn--[a-z\d-]+)$/u;

/** It can be written to, as far as one can tell by looking. */
export const isEmail = (text: string): boolean => EMAIL.test(text);

/**
 * As it goes to a mail server or program: the host in ASCII (`müller.de` is `xn--mller-kva.de`), which all of them take. Letters
 * before the @ stay as they are: only the receiver's own server can say what else they would be (RFC 6531); one on the way that
 * cannot carry them refuses the message. What is no address stays as it is.
 */
export const mailAddress = (text: string): string => {
  const at = text.lastIndexOf('@');
  const host = `https://${text.slice(at + 1)}`;
  return isEmail(text) && URL.canParse(host) ? text.slice(0, at + 1) + new URL(host).hostname : text;
};
