/** One request to a tool's status API, and what a refusal of it means. */
import type { Answer, Ask, AskFn } from '../kit/http';
import type { ToolOutcome } from '../model/outcomes';
import type { ApiAsk, Place, ToolApi, Way } from '../tools/api';

/** Who asks, where, and how. */
export interface Asker {
  place: Place;
  key: string | undefined;
  /** The access token, where somebody has signed in. */
  access?: string | undefined;
  ask: AskFn;
  /** Epoch ms. */
  now: number;
}

/** Characters of one answer: Chatwoot's list has some thousand for each inbox. */
const MOST_TEXT = 8_000_000;

/** The wait that a tool asks for, in seconds or as a date; ms. */
const retryAt = (header: string | undefined, now: number): number | undefined => {
  if (!header) return undefined;
  const at = /^\d+$/.test(header) ? now + Number(header) * 1000 : Date.parse(header);
  return Number.isFinite(at) ? at : undefined;
};

/** Everywhere the same; `undefined`: it may hold the list. */
const outcomeOf = (answer: Answer, way: Way): ToolOutcome | undefined => {
  if (!answer.ok) return 'unreachable';
  const { status } = answer;
  if (way === 'session' && (status === 0 || status === 401 || status === 403 || status === 419)) return 'signed-out';
  if (status === 401) return 'key-refused';
  if (status === 403) return 'role-too-low';
  if (status === 402) return 'plan';
  if (status === 429) return 'rate-limited';
  if (status >= 500 || status === 408) return 'outage';
  if (status === 0 || status === 404 || status === 405 || status === 410) return 'address-wrong';
  return status === 200 ? undefined : 'not-understood';
};

/** The request as it goes out; never to another address than the tool's own. */
export const toAsk = (api: ToolApi, { url, headers, post }: ApiAsk, { place, key, access }: Asker, way: Way): Ask => {
  const carried = { grant: access, key, session: undefined }[way];
  if (new URL(url).origin !== new URL(api.asksAt(place.origin)).origin) throw new Error('Not the tool’s own address');
  return {
    url,
    ...(post ? { method: 'POST' as const, json: post.json } : {}),
    headers: { accept: 'application/json', ...headers, ...(carried ? api.authorize(carried) : {}) },
    ...(way === 'session' ? { session: true } : {}),
    redirectTells: true,
    most: MOST_TEXT,
  };
};

export interface Heard {
  outcome?: ToolOutcome;
  body?: unknown;
  retryAt?: number | undefined;
  status?: number;
}

/** One request and what came of it. */
export const hear = async (api: ToolApi, what: ApiAsk, asker: Asker, way: Way): Promise<Heard> => {
  const answer = await asker.ask(toAsk(api, what, asker, way));
  const status = answer.ok ? answer.status : undefined;
  const said = answer.ok ? { status: answer.status, body: answer.json } : undefined;
  const refused = (said && api.refusal?.(said.status, said.body)) ?? outcomeOf(answer, way);
  const outcome = way === 'grant' && refused === 'key-refused' ? 'sign-in-lost' : refused;
  if (outcome) {
    const wait = answer.ok ? retryAt(answer.headers['retry-after'], asker.now) : undefined;
    return { outcome, ...(wait === undefined ? {} : { retryAt: wait }), ...(status === undefined ? {} : { status }) };
  }
  return { body: answer.ok && api.bodyOf ? api.bodyOf(answer.text) : answer.ok ? answer.json : undefined };
};
