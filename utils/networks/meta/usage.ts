/** Meta sends no Retry-After: how long a limit lasts stands in its usage headers, as JSON. */
import type { ResetAt } from '../shared/first-look';
import { fieldsOf, listOf, numberOf } from '../shared/json';

/** The platform limit is counted over a rolling hour. https://developers.facebook.com/docs/graph-api/overview/rate-limiting */
const WINDOW = 3_600_000;

const parse = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
};

/** `X-Business-Use-Case-Usage`: one list per object, each with minutes until access returns; the longest counts. */
const businessReset: ResetAt = (headers, now) => {
  const entries = Object.values(fieldsOf(parse(headers['x-business-use-case-usage']))).flatMap(listOf);
  const minutes = entries.map(entry => numberOf(fieldsOf(entry).estimated_time_to_regain_access) ?? 0);
  const longest = Math.max(0, ...minutes);
  return longest > 0 ? now + longest * 60_000 : undefined;
};

/** `X-App-Usage`: percentages without a time; at 100 of any the window has to pass. */
const appReset: ResetAt = (headers, now) => {
  const usage = fieldsOf(parse(headers['x-app-usage']));
  const full = ['call_count', 'total_time', 'total_cputime'].some(name => (numberOf(usage[name]) ?? 0) >= 100);
  return full ? now + WINDOW : undefined;
};

export const usageReset: ResetAt = (headers, now) => businessReset(headers, now) ?? appReset(headers, now);
