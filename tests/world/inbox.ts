/** Somebody's receiver of messages: takes whatever is posted, and keeps it to be looked at. */
import { json, type Req, type Site } from './core/http.ts';

export const HOOK_HOST = 'hooks.acme.example';

export const openInbox = (): { site: Site; posted: Req[] } => {
  const posted: Req[] = [];
  const site: Site = {
    hosts: [HOOK_HOST],
    answer: req => {
      if (req.method === 'POST') posted.push(req);
      return json(200, { ok: true });
    },
    down: () => json(503, {}),
    limited: () => json(429, {}),
  };
  return { site, posted };
};
