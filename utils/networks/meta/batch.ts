/**
 * Up to fifty Graph calls in one request. Each call brings its own token; the request needs one besides, and a dead one fails it as a whole:
 * that says something about the accounts of that token and nothing about the others, who are asked again without it.
 * https://developers.facebook.com/docs/graph-api/batch-requests
 */
import type { Answer, Ask, AskFn } from '../../kit/http';
import type { Batch } from '../define';
import { fieldsOf, listOf, numberOf, textOf } from '../shared/json';
import { BUSY_CODES } from './error-table';
import { metaErrorOf } from './errors';
import { GRAPH } from './graph';

const MOST = 50;
/** Requests that may fail over their own token before the rest is asked one by one. */
const TRIES = 3;
/** The app's own limit: true for all of them. */
const APP_LIMIT = 4;

const ROOT = `${GRAPH}/`;

const tokenIn = (ask: Ask): string | null => new URL(ask.url).searchParams.get('access_token');

/** The app's own token outlives any person's; without it the first one has to do. */
const speaker = (asks: readonly Ask[]): Ask | undefined =>
  asks.find(ask => tokenIn(ask)?.includes('|')) ?? asks.find(ask => tokenIn(ask));

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** One item of the reply as the answer that it stands for. `null`: Graph ran out of time before it came to this one. */
const toAnswer = (item: unknown): Answer => {
  const { code, headers, body } = fieldsOf(item);
  const status = numberOf(code);
  if (status === undefined) return { ok: false, why: 'timeout' };
  const text = textOf(body) ?? '';
  const pairs = listOf(headers).map(fieldsOf);
  return {
    ok: true,
    status,
    headers: Object.fromEntries(pairs.map(({ name, value }) => [String(name).toLowerCase(), String(value)])),
    json: parse(text),
    text,
  };
};

const send = (asks: readonly Ask[], by: Ask, plain: AskFn): Promise<Answer> => {
  const given = new URL(by.url).searchParams;
  const calls = asks.map(({ url, method = 'GET' }) => ({ method, relative_url: url.slice(ROOT.length) }));
  const proof = given.get('appsecret_proof');
  return plain({
    url: ROOT,
    method: 'POST',
    form: {
      access_token: given.get('access_token') ?? '',
      ...(proof ? { appsecret_proof: proof } : {}),
      batch: JSON.stringify(calls),
      include_headers: 'true',
    },
  });
};

/** Is this failure about the token that stood for the request, and about nobody else? */
const isOwnFault = (answer: Answer): boolean => {
  if (!answer.ok || answer.status >= 500 || answer.status === 429) return false;
  const error = fieldsOf(fieldsOf(answer.json).error);
  if (!Object.keys(error).length) return false;
  const { code, transient } = metaErrorOf(error);
  return !transient && code !== APP_LIMIT && !BUSY_CODES.includes(code);
};

/** Not all at once: one batch stands for one request in the budget of its host. */
const oneByOne = async (asks: readonly Ask[], plain: AskFn): Promise<Answer[]> => {
  const answers: Answer[] = [];
  for (const ask of asks) answers.push(await plain(ask));
  return answers;
};

const askTogether = async (asks: readonly Ask[], plain: AskFn, tries = TRIES): Promise<Answer[]> => {
  const by = speaker(asks);
  if (!by || tries === 0 || asks.length === 1) return oneByOne(asks, plain);
  const answer = await send(asks, by, plain);
  const items = answer.ok && Array.isArray(answer.json) ? answer.json : undefined;
  if (items) return asks.map((_, i) => toAnswer(items[i]));
  if (!isOwnFault(answer)) return asks.map(() => answer);
  const rest = asks.filter(ask => tokenIn(ask) !== tokenIn(by));
  const others = await askTogether(rest, plain, tries - 1);
  return asks.map(ask => others[rest.indexOf(ask)] ?? answer);
};

export const graphBatch: Batch = {
  most: MOST,
  fits: ({ url, method = 'GET' }) => method === 'GET' && url.startsWith(ROOT),
  ask: (asks, plain) => askTogether(asks, plain),
};
