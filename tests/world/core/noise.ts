/** Hosts that a browser asks on its own account, whatever page it shows. */
const MAKERS =
  /(^|\.)(google\.com|googleapis\.com|gstatic\.com|gvt1\.com|google-analytics\.com|mozilla\.(com|org|net)|firefox\.com)$/;

/** Where `launchWebAuthFlow` ends: the browser takes the address, but may have begun to load it. */
const REDIRECTS = /\.(chromiumapp\.org|extensions\.allizom\.org)$/;

/** Chromium also probes for redirecting name servers with single random words. */
export const isNoise = (host: string): boolean => MAKERS.test(host) || REDIRECTS.test(host) || !host.includes('.');
