/** `https://world.test/control`: the same switches for other processes. POST {target, action, args} as JSON. */
import type { Hold } from './core/holds.ts';
import { html, json, type Reply, type Req, type Site } from './core/http.ts';
import type { World } from './world.ts';

const TARGETS = [
  'world',
  'facebook',
  'instagram',
  'x',
  'linkedin',
  'tiktok',
  'threads',
  'oauth',
  'pinterest',
  'youtube',
  'mastodon',
  'bluesky',
  'livefyre',
  'brightbean',
  'buffer',
  'chatwoot',
  'hootsuite',
  'mixpost',
  'nango',
  'postiz',
  'trypost',
] as const;
type Target = (typeof TARGETS)[number];
type Parts = Omit<World, 'port' | 'close'>;

interface Order {
  target: Target;
  action: string;
  args: unknown[];
}

const parse = (body: string): Order => {
  const value: unknown = JSON.parse(body);
  if (typeof value !== 'object' || value === null) throw new Error('An object is due');
  const { target, action, args = [] }: Record<string, unknown> = { ...value };
  const known = TARGETS.find(each => each === target);
  if (!known || typeof action !== 'string' || !Array.isArray(args)) throw new Error('Say {target, action, args}');
  return { target: known, action, args };
};

/** Holds live here under numbers, as a promise cannot be sent. */
const holdActions = (parts: Parts) => {
  const holds: Hold[] = [];
  const at = (id: unknown): Hold => {
    const hold = holds[Number(id)];
    if (!hold) throw new Error('No such hold');
    return hold;
  };
  return {
    hold: (host: string, path: string, when: 'before' | 'after') => holds.push(parts.hold(host, path, when)) - 1,
    parked: (id: unknown) => at(id).parked,
    release: (id: unknown) => at(id).release(),
    drop: (id: unknown) => at(id).drop(),
    strays: () => parts.strays,
  };
};

/** A method is called; a switch is set where a value is given, and read otherwise. */
const run = async (on: object, action: string, args: unknown[]): Promise<unknown> => {
  if (action === 'constructor' || action.startsWith('_') || !(action in on))
    throw new Error(`No such action: ${action}`);
  const member: unknown = Reflect.get(on, action);
  if (typeof member === 'function') return Reflect.apply(member, on, args);
  if (args.length > 0) Reflect.set(on, action, args[0]);
  return Reflect.get(on, action);
};

/** Maps and sets become plain values; functions fall away. */
const plain = (value: unknown): unknown => {
  const text = JSON.stringify(value, (_key, part: unknown) =>
    part instanceof Map ? Object.fromEntries(part) : part instanceof Set ? [...part] : part,
  );
  return text === undefined ? null : JSON.parse(text);
};

export const controlSite = (parts: Parts): Site => {
  const world = {
    ...holdActions(parts),
    now: parts.now,
    advance: parts.advance,
    trouble: parts.trouble,
    requests: parts.requests,
    label: parts.label,
  };
  const answer = async (req: Req): Promise<Reply | undefined> => {
    if (req.path !== '/control' || req.method !== 'POST') return undefined;
    try {
      const { target, action, args } = parse(req.body.toString());
      return json(200, { ok: true, value: plain(await run(target === 'world' ? world : parts[target], action, args)) });
    } catch (error) {
      return json(400, { ok: false, error: error instanceof Error ? error.message : String(error) });
    }
  };
  return { hosts: ['world.test'], answer, down: (_req, status) => html(status, ''), limited: () => html(429, '') };
};
