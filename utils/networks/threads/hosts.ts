/** Threads lives under two names: clients and most of the documentation use `.net`, newer pages `.com`. Where the first cannot be reached, the second is asked. */
import type { Answer } from '../../kit/http';
import type { Ctx } from '../define';
import { graphUrl } from '../meta/graph';

const HOSTS = ['https://graph.threads.net', 'https://graph.threads.com'];

/** For the API proper; handing out tokens has no version. */
export const VERSION = 'v1.0';

/** @param body sent as a form; otherwise the parameters stand in the address */
export const askThreads = async (
  ctx: Ctx,
  path: string,
  parameters: Record<string, string>,
  body = false,
): Promise<Answer> => {
  let answer: Answer = { ok: false, why: 'unreachable' };
  for (const host of HOSTS) {
    answer = body
      ? await ctx.ask({ url: `${host}/${path}`, method: 'POST', form: parameters }, ctx.signal)
      : await ctx.ask({ url: graphUrl(path, parameters, host) }, ctx.signal);
    // A name that is given up fails at once, redirects, which fails as well (nobody is followed elsewhere), or says nothing for ever.
    // What was sent as a form may have counted all the same: a code works once, and is not used again after a silence.
    const elsewhere = !answer.ok && (answer.why === 'unreachable' || (answer.why === 'timeout' && !body));
    if (!elsewhere) return answer;
  }
  return answer;
};
