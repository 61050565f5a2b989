/** Reading a resource with a token that is bound to a key. */
import * as oauth from 'oauth4webapi';
import { type Answer, toAnswer } from '../http';
import { call, isTrouble, type Wire } from './call';

/** @returns the answer as it came, good or bad */
export const readResource = async (wire: Wire, access: string, url: string): Promise<Answer> => {
  const headers = new Headers({ accept: 'application/json' });
  const done = await call(
    wire,
    transport => oauth.protectedResourceRequest(access, 'GET', new URL(url), headers, null, transport),
    toAnswer,
  );
  return isTrouble(done) ? (done.trouble ?? { ok: false, why: 'unreachable' }) : done.value;
};
