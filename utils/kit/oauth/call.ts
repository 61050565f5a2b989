/** One call through `oauth4webapi`: its errors become data, and what the server really answered is kept for the network file. */
import * as oauth from 'oauth4webapi';
import { type Answer, QUIET, TIMEOUT_MS, toAnswer } from '../http';

/** What every call needs from outside. `now`: epoch ms. */
export interface Wire {
  fetch: typeof fetch;
  now: number;
  signal?: AbortSignal | undefined;
  /** The key that the grant is bound to (RFC 9449): every request then carries a proof of it. */
  dpop?: CryptoKeyPair | undefined;
}

/** Our clock comes in as an argument, while the library reads the machine's: the difference, s. */
export const skewOf = (wire: Pick<Wire, 'now'>): number => Math.round((wire.now - Date.now()) / 1000);

/** A call that did not work: the answer as it came; `undefined` where nothing was sent, because the server's metadata does not allow it. */
export interface Trouble {
  trouble: Answer | undefined;
}

export const isTrouble = (x: object): x is Trouble => 'trouble' in x;

/** The part of the library's request options that is ours. */
export interface Transport {
  [oauth.customFetch]: (url: string, init: Sent) => Promise<Response>;
  DPoP?: oauth.DPoPHandle;
}
type Sent = Pick<
  oauth.CustomFetchOptions<string, oauth.ProtectedResourceRequestBody>,
  'body' | 'headers' | 'method' | 'redirect'
>;

/** Signs the proofs and remembers the numbers (nonces) that each server hands out. */
const handleOf = (wire: Wire): { DPoP?: oauth.DPoPHandle } =>
  wire.dpop ? { DPoP: oauth.DPoP({ [oauth.clockSkew]: skewOf(wire) }, wire.dpop) } : {};

/**
 * A server that wants its own number in the proof says which one; then the same request is sent once more (RFC 9449, 8).
 * @param send makes the request with the transport given to it
 * @param read checks the response; whatever it throws, the caller gets the answer instead
 */
export const call = async <T>(
  wire: Wire,
  send: (transport: Transport) => Promise<Response>,
  read: (response: Response) => Promise<T>,
): Promise<{ value: T } | Trouble> => {
  let answer: Answer | undefined;
  const timer = AbortSignal.timeout(TIMEOUT_MS);
  const transport: Transport = {
    ...handleOf(wire),
    [oauth.customFetch]: async (url, { body, headers, method, redirect }) => {
      answer = { ok: false, why: 'unreachable' };
      const signal = wire.signal ? AbortSignal.any([timer, wire.signal]) : timer;
      const response = await wire.fetch(url, {
        ...QUIET,
        method,
        headers,
        redirect,
        signal,
        ...(body instanceof URLSearchParams ? { body } : {}),
      });
      answer = await toAnswer(response.clone());
      return response;
    },
  };
  const attempt = async () => read(await send(transport));
  try {
    const again = (error: unknown) => {
      if (wire.dpop && oauth.isDPoPNonceError(error)) return attempt();
      throw error;
    };
    return { value: await attempt().catch(again) };
  } catch {
    if (answer && !answer.ok) {
      const why = timer.aborted ? 'timeout' : wire.signal?.aborted ? 'aborted' : 'unreachable';
      return { trouble: { ok: false, why } };
    }
    return { trouble: answer };
  }
};
