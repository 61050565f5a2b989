/** One way to ask a server: no cookies unless asked for, no redirects to strangers, a time-out, and an answer that never throws. */

export interface Ask {
  url: string;
  method?: 'GET' | 'POST' | 'DELETE';
  headers?: Record<string, string>;
  /** Sent as application/x-www-form-urlencoded. */
  form?: Record<string, string>;
  /** Sent as application/json. */
  json?: object;
  /** Sent as it is; `headers` say its type. */
  text?: string;
  /** Only to read at a tool where the person is signed in, and where that is how it is read: their own session goes along. */
  session?: boolean;
  /** A redirect is an answer (status 0) and not a failure; it is not followed either way. */
  redirectTells?: boolean;
  /** Redirects are followed, and the answer says where to: only for questions that carry no secret. */
  follow?: boolean;
  /** Longest body in characters that is kept as text, for lists inside of pages. */
  most?: number;
}

export type Answer =
  | {
      ok: true;
      status: number;
      /** Lower-case names. */
      headers: Record<string, string>;
      /** The parsed body; `undefined` where it is not JSON, or longer than 5,000,000 characters. */
      json: unknown;
      /** The body as text, cut at 100,000 characters. */
      text: string;
      /** Where it came from in the end, where redirects were followed. */
      url?: string;
    }
  | { ok: false; why: 'timeout' | 'unreachable' | 'aborted' };

export type AskFn = (ask: Ask, signal?: AbortSignal) => Promise<Answer>;

/**
 * Longest wait for one answer, ms. Chromium ends a worker whose fetch takes more than 30 s to be answered, whatever else it is at:
 * one host that hangs would cut off every renewal that is under way. https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle
 */
export const TIMEOUT_MS = 20_000;
const MAX_TEXT = 100_000;
/** Fifty answers in one come to some hundred thousand characters. */
const MAX_JSON = 5_000_000;

/**
 * Cookies and caches stay out: a host permission would send the person's own session and change the answer.
 * Nobody is followed elsewhere: a redirect would carry the token along (fetch sends the form of a 307 again).
 */
export const QUIET: RequestInit = {
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
  redirect: 'error',
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Read a Response into an answer. Never throws: a body that breaks off reads as unreachable. */
export const toAnswer = async (response: Response, most = MAX_TEXT): Promise<Answer> => {
  try {
    const text = (await response.text()).slice(0, Math.max(most, MAX_JSON));
    return {
      ok: true,
      status: response.status,
      headers: Object.fromEntries(response.headers),
      json: parse(text),
      text: text.slice(0, most),
    };
  } catch {
    return { ok: false, why: 'unreachable' };
  }
};

/** @param fetcher the browser's `fetch`, or a test's */
export const makeAsk =
  (fetcher: typeof fetch, timeoutMs = TIMEOUT_MS): AskFn =>
  async (ask, signal) => {
    const timer = AbortSignal.timeout(timeoutMs);
    const init: RequestInit = {
      ...QUIET,
      ...(ask.session ? { credentials: 'include' as const } : {}),
      ...(ask.redirectTells ? { redirect: 'manual' as const } : {}),
      ...(ask.follow ? { redirect: 'follow' as const } : {}),
      method: ask.method ?? 'GET',
      headers: ask.headers ?? {},
      signal: signal ? AbortSignal.any([timer, signal]) : timer,
    };
    if (ask.form) init.body = new URLSearchParams(ask.form);
    if (ask.text !== undefined) init.body = ask.text;
    if (ask.json) {
      init.body = JSON.stringify(ask.json);
      init.headers = { 'content-type': 'application/json', ...ask.headers };
    }
    try {
      const response = await fetcher(ask.url, init);
      const answer = await toAnswer(response, ask.most);
      return answer.ok && ask.follow ? { ...answer, url: response.url } : answer;
    } catch {
      return { ok: false, why: timer.aborted ? 'timeout' : signal?.aborted ? 'aborted' : 'unreachable' };
    }
  };
