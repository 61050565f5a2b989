/**
 * Postiz: the list behind its calendar tells which channels need a reconnect, to whoever is signed in there;
 * the public API names the channels and nothing more.
 */
import { z } from 'zod';
import type { ToolApi } from '../api';
import { ALIVE, endedAs, label, MINUTE, partOf } from '../api-rows';
import { NETWORKS } from './networks';

const CLOUD = 'https://platform.postiz.com';

const channel = z.object({
  id: z.string().min(1),
  identifier: z.string(),
  name: label,
  /** The handle: `display` in the one list, `profile` in the other. */
  display: label,
  profile: label,
  disabled: z.boolean().catch(false),
  refreshNeeded: z.boolean().optional(),
  inBetweenSteps: z.boolean().optional(),
});
type Channel = z.infer<typeof channel>;

/** Switched off by a person or the plan, a channel says nothing about its access. */
const saysOf = ({ refreshNeeded, inBetweenSteps, disabled }: Channel) => {
  if (refreshNeeded) return endedAs('expired');
  if (inBetweenSteps) return endedAs('revoked');
  return refreshNeeded === false && !disabled ? ALIVE : undefined;
};

const api: ToolApi = {
  id: 'postiz',
  source: 'gitroomhq/postiz-app, integrations.controller.ts and public.integrations.controller.ts, read 2026-08-21',
  cloud: CLOUD,
  needsAccountId: false,
  ways: ['session', 'key'],
  silent: 'key',
  asksAt: origin => (origin === CLOUD ? 'https://api.postiz.com' : origin),
  // Without "Bearer", as documented.
  authorize: key => ({ authorization: key }),
  readEveryMs: 15 * MINUTE,
  first: ({ origin }, way) => {
    const base = origin === CLOUD ? 'https://api.postiz.com' : `${origin}/api`;
    return { url: way === 'session' ? `${base}/integrations/list` : `${base}/public/v1/integrations` };
  },
  read: body => {
    const list = z.union([z.array(z.unknown()), z.object({ integrations: z.array(z.unknown()) })]).safeParse(body);
    if (!list.success) return null;
    const entries = Array.isArray(list.data) ? list.data : list.data.integrations;
    return partOf(entries, channel, each => ({
      toolAccountId: each.id,
      network: NETWORKS[each.identifier],
      handle: each.display ?? each.profile,
      name: each.name,
      says: saysOf(each),
    }));
  },
  refusal: (status, body) => {
    const said = z.object({ msg: z.string() }).safeParse(body);
    return status === 401 && said.success && said.data.msg === 'No subscription found' ? 'plan' : undefined;
  },
};

export default api;
