/** What the Firefox build is called, and the addresses that follow from it. */
import { createHash } from 'node:crypto';

/** `browser_specific_settings.gecko.id` in wxt.config.ts. */
export const GECKO_ID = 'token-health@tokenhealth.example';
/** Chosen for the tests by a preference; Firefox makes one up otherwise. */
export const EXTENSION_UUID = '11111111-2222-4333-8444-555555555555';
/** `identity.getRedirectURL()`: a host made of the SHA-1 of the add-on's id (MDN, identity API, 2026-11). */
export const REDIRECT = `https://${createHash('sha1').update(GECKO_ID).digest('hex')}.extensions.allizom.org/`;
