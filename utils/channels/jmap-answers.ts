/** What the answers of JMAP say: of the request (RFC 8620, 3.6.1), of one method (3.6.2) and of one thing to be made (5.3; RFC 8621, 7.5). Pure. */
import type { Answer } from '../kit/http';
import type { SendCode } from '../model/channel';
import { sentBy } from './answer';
import type { Sent } from './define';
import type { Args } from './jmap-calls';

type Problem = { type?: unknown; limit?: unknown } | undefined;

/** `problem`: the method failed, or has no answer that can be read. */
type Read = { args: Args } | { problem: string };

/** One response by its call id. */
export const readCall = (answer: Extract<Answer, { ok: true }>, id: string): Read => {
  const list = (answer.json as { methodResponses?: unknown } | undefined)?.methodResponses;
  const found: unknown = Array.isArray(list) ? list.find(each => Array.isArray(each) && each[2] === id) : undefined;
  if (!Array.isArray(found) || typeof found[1] !== 'object' || found[1] === null) return { problem: 'none' };
  return found[0] === 'error' ? { problem: String((found[1] as Problem)?.type) } : { args: found[1] as Args };
};

const METHOD: Record<string, SendCode> = {
  serverUnavailable: 'outage',
  serverFail: 'outage',
  serverPartialFail: 'outage',
  forbidden: 'no-identity',
  accountNotFound: 'no-identity',
  accountNotSupportedByMethod: 'no-identity',
  accountReadOnly: 'no-identity',
};

/** Of a method that failed before anything was handed over. What we do not know may pass. */
export const methodProblem = (type: string): Sent => ({ code: METHOD[type] ?? 'not-understood', status: 200 });

/** Of an e-mail or a submission that was not made. `rateLimit` may work later; a mailbox that is full may be emptied. */
export const notMade = (problem: unknown): Sent => {
  const type = (problem as Problem)?.type;
  return { code: type === 'rateLimit' ? 'rate-limited' : type === 'overQuota' ? 'outage' : 'bad-request', status: 200 };
};

/** Too many requests side by side are refused with 400, and one later is not. */
const isCrowded = (answer: Extract<Answer, { ok: true }>): boolean => {
  const { type, limit } = (answer.json as Problem) ?? {};
  return type === 'urn:ietf:params:jmap:error:limit' && limit === 'maxConcurrentRequests';
};

/** Before anything is handed over, a lost answer has lost nothing. */
export const unsent = (answer: Answer, now: number): Sent => {
  if (!answer.ok) return { code: 'unreachable' };
  const sent = sentBy(answer, now);
  if (sent.code === 'sent') return { code: 'not-understood' };
  if (isCrowded(answer)) return { ...sent, code: 'rate-limited' };
  return sent.code === 'no-answer' ? { ...sent, code: 'outage' } : sent;
};

/**
 * Of the request that makes and submits the e-mail. Where it may have gone out the code is `no-answer`: the next try looks it up.
 * A method error says that nothing was changed (3.6.2), `serverPartialFail` excepted; `serverFail` is not believed that far.
 * @returns `draft`: the e-mail that was made and not submitted
 */
export const submitted = (answer: Answer, now: number): { sent: Sent; draft?: string } => {
  if (!answer.ok) return { sent: { code: 'no-answer' } };
  if (answer.status !== 200) {
    const sent = isCrowded(answer) ? unsent(answer, now) : sentBy(answer, now);
    return { sent: answer.status === 500 ? { ...sent, code: 'no-answer' } : sent };
  }
  const [made, gone] = [readCall(answer, 'made'), readCall(answer, 'submitted')];
  if ('args' in gone && gone.args.created?.go) return { sent: { code: 'sent', status: 200 } };
  const letter = 'args' in made ? made.args.created?.letter : undefined;
  const id = (letter as { id?: unknown } | undefined)?.id;
  const draft = typeof id === 'string' ? { draft: id } : {};
  const refused = 'args' in made ? made.args.notCreated?.letter : undefined;
  if (refused) return { sent: notMade(refused) };
  // Where the e-mail was not made, what is said of its submission follows from that.
  if ('args' in made && 'args' in gone && gone.args.notCreated?.go)
    return { sent: notMade(gone.args.notCreated.go), ...draft };
  const problem = 'problem' in made ? made.problem : 'problem' in gone ? gone.problem : 'none';
  if (['none', 'serverFail', 'serverPartialFail'].includes(problem))
    return { sent: { code: 'no-answer', status: 200 } };
  return { sent: methodProblem(problem), ...draft };
};
