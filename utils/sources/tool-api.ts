/** Reads a tool's own list of accounts, all pages of it: the whole list, or why there is none. It never changes anything at the tool. */
import type { Answer, Ask, AskFn } from '../kit/http';
import type { ToolOutcome } from '../model/outcomes';
import type { ToolRow } from '../model/tool-row';
import type { ApiAsk, Place, ReconnectLink, ToolApi, Way } from '../tools/api';

export interface ToolReading {
  outcome: ToolOutcome;
  /** Only where the list was read to its end: half a list is none. */
  list?: { rows: ToolRow[]; others: number };
  /** The tool asked not to be asked before (ms). */
  retryAt?: number;
}

interface Asker {
  place: Place;
  key: string | undefined;
  ask: AskFn;
  /** Epoch ms. */
  now: number;
}

/** Requests for one list; a tool that never comes to an end is not read to one. */
const MOST_REQUESTS = 60;
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

const toAsk = (api: ToolApi, { url, headers, post }: ApiAsk, { place, key }: Asker, way: Way): Ask => {
  if (new URL(url).origin !== new URL(api.asksAt(place.origin)).origin) throw new Error('Not the tool’s own address');
  return {
    url,
    ...(post ? { method: 'POST' as const, json: post.json } : {}),
    headers: { accept: 'application/json', ...headers, ...(way === 'key' && key ? api.authorize(key) : {}) },
    ...(way === 'session' ? { session: true } : {}),
    redirectTells: true,
    most: MOST_TEXT,
  };
};

interface Heard {
  outcome?: ToolOutcome;
  body?: unknown;
  retryAt?: number | undefined;
  status?: number;
}

const hear = async (api: ToolApi, what: ApiAsk, asker: Asker, way: Way): Promise<Heard> => {
  const answer = await asker.ask(toAsk(api, what, asker, way));
  const status = answer.ok ? answer.status : undefined;
  const said = answer.ok ? { status: answer.status, body: answer.json } : undefined;
  const outcome = (said && api.refusal?.(said.status, said.body)) ?? outcomeOf(answer, way);
  if (outcome) {
    const wait = answer.ok ? retryAt(answer.headers['retry-after'], asker.now) : undefined;
    return { outcome, ...(wait === undefined ? {} : { retryAt: wait }), ...(status === undefined ? {} : { status }) };
  }
  return { body: answer.ok && api.bodyOf ? api.bodyOf(answer.text) : answer.ok ? answer.json : undefined };
};

/** The same account on two pages, as when one is added while we read, is one. */
const once = (rows: readonly ToolRow[]): ToolRow[] => [
  ...new Map(rows.map(row => [`${row.network}\n${row.toolAccountId}`, row])).values(),
];

const readBy = async (api: ToolApi, asker: Asker, way: Way): Promise<ToolReading> => {
  const rows: ToolRow[] = [];
  let others = 0;
  const queue = [api.first(asker.place, way)];
  for (let asked = 0; queue.length; asked += 1) {
    const what = queue.shift();
    if (!what || asked >= MOST_REQUESTS) return { outcome: 'not-understood' };
    const heard = await hear(api, what, asker, way);
    if (heard.outcome && what.maybe && heard.status === 400) continue;
    if (heard.outcome)
      return { outcome: heard.outcome, ...(heard.retryAt === undefined ? {} : { retryAt: heard.retryAt }) };
    const part = api.read(heard.body, what);
    if (!part) return { outcome: 'not-understood' };
    rows.push(...part.rows);
    others += part.others;
    queue.push(...part.next);
  }
  return { outcome: api.silent === way ? 'names-only' : 'read', list: { rows: once(rows), others } };
};

/** The ways that are open are tried in turn, until one is not for want of a sign-in or a key. */
export const readTool = async (api: ToolApi, asker: Asker): Promise<ToolReading> => {
  const open = api.ways.filter(way => way === 'session' || asker.key);
  let reading: ToolReading = { outcome: 'key-missing' };
  for (const way of open) {
    reading = await readBy(api, asker, way);
    if (reading.outcome !== 'signed-out') return reading;
  }
  return reading;
};

/** A link on which a person signs in again for one account. Only for their own click: it makes a session there, which changes nothing until they do. */
export const reconnectLink = async (
  api: ToolApi,
  link: ReconnectLink,
  toolAccountId: string,
  asker: Asker,
): Promise<string | null> => {
  const found = await hear(api, link.find(asker.place, toolAccountId), asker, 'key');
  const wanted = found.outcome ? null : link.open(asker.place, toolAccountId, found.body);
  if (!wanted) return null;
  const { headers, ...rest } = toAsk(api, { url: wanted.url }, asker, 'key');
  const answer = await asker.ask({ ...rest, ...(headers ? { headers } : {}), method: 'POST', json: wanted.json });
  return answer.ok && (answer.status === 200 || answer.status === 201) ? link.read(answer.json) : null;
};
