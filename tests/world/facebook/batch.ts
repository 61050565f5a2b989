/** Many Graph calls in one: `POST /` with `batch`. Each item has its own code, headers and body, and its own token where it brings one. */
import { json, metaToken, param, type Reply, type Req } from '../core/http.ts';
import type { Facebook } from './facebook.ts';
import { fault, faultOf } from './faults.ts';

const MOST = 50;

interface Item {
  method?: string;
  relative_url?: string;
}

const itemsOf = (text: string): Item[] | undefined => {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
};

/** The item as the call that it stands for: under the same version, with the request's token where it names none. */
const callOf = (req: Req, { method = 'GET', relative_url = '' }: Item): Req => {
  const mark = relative_url.indexOf('?');
  const path = mark < 0 ? relative_url : relative_url.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? '' : relative_url.slice(mark));
  if (!query.has('access_token')) query.set('access_token', metaToken(req));
  const full = `${req.path}${path}`;
  return { ...req, method, path: full, url: `${full}?${query}`, query, form: new URLSearchParams() };
};

const itemReply = (reply: Reply, withHeaders: boolean) => ({
  code: reply.status,
  ...(withHeaders && {
    headers: Object.entries(reply.headers).map(([name, value]) => ({ name, value: [value].flat().join(', ') })),
  }),
  body: reply.body,
});

export const batch = (fb: Facebook, req: Req): Reply | undefined => {
  if (req.method !== 'POST' || !param(req, 'batch')) return undefined;
  const by = metaToken(req);
  if (!by) {
    return fault({
      message: 'An active access token must be used to query information about the current user.',
      code: 2500,
    });
  }
  // The app's own token, or somebody's: a dead one fails the whole request.
  const [appId = '', secret] = by.split('|');
  const byApp = secret !== undefined && fb.store.apps.get(appId)?.secret === secret;
  const dead = byApp ? undefined : faultOf(fb.store.tokens.get(by), fb.clock.now());
  if (dead) return fault(dead);
  const items = itemsOf(param(req, 'batch'));
  if (!items) return fault({ message: '(#100) batch parameter must be a JSON array', code: 100 });
  if (items.length > MOST) {
    const message = `Too many requests in batch message. Maximum batch size is ${MOST}`;
    return fault({ message, code: 20, type: 'GraphBatchException' });
  }
  const withHeaders = param(req, 'include_headers') !== 'false';
  const replies = items.map((item, i) => {
    if (fb.outOfTime.includes(i)) return null;
    const path = item.relative_url ?? '';
    const reply =
      fb.graph(callOf(req, item)) ?? fault({ message: `Unknown path components: /${path.split('?')[0]}`, code: 2500 });
    return itemReply(reply, withHeaders);
  });
  return json(200, replies);
};
