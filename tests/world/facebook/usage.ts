/** "Too often" in Graph's words: the app's own limit, or a Page's or Instagram account's with minutes until it ends. No Retry-After, ever. */
import { metaToken, type Reply, type Req } from '../core/http.ts';
import type { Facebook } from './facebook.ts';
import { fault } from './faults.ts';

const withHeader = (reply: Reply, name: string, value: unknown): Reply => ({
  ...reply,
  headers: { ...reply.headers, [name]: JSON.stringify(value) },
});

export const limited = (fb: Facebook, req: Req, until: number): Reply => {
  const token = fb.store.tokens.get(metaToken(req));
  const minutes = Math.max(1, Math.ceil((until - fb.clock.now()) / 60_000));
  const isInstagram = [...fb.store.pages.values()].some(
    page => page.instagram && req.path.endsWith(`/${page.instagram.id}`),
  );
  if (!token?.page && !isInstagram) {
    const reply = fault({ message: '(#4) Application request limit reached', code: 4 });
    return withHeader(reply, 'x-app-usage', { call_count: 100, total_time: 100, total_cputime: 100 });
  }
  const code = isInstagram ? 80002 : 80001;
  const reply = fault({
    message: `(#${code}) There have been too many calls to this ${isInstagram ? 'Instagram' : 'Page'} account. Wait a bit and try again.`,
    code,
  });
  return withHeader(reply, 'x-business-use-case-usage', {
    [token?.page?.id ?? '1']: [
      {
        type: isInstagram ? 'instagram' : 'pages',
        call_count: 100,
        total_cputime: 25,
        total_time: 25,
        estimated_time_to_regain_access: minutes,
      },
    ],
  });
};
