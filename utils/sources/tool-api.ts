/** Reads a tool's own list of accounts, all pages of it: the whole list, or why there is none. It never changes anything at the tool. */
import type { ToolOutcome } from '../model/outcomes';
import type { ToolRow } from '../model/tool-row';
import type { ToolApi, Way } from '../tools/api';
import { type Asker, hear } from './tool-ask';

export interface ToolReading {
  outcome: ToolOutcome;
  /** Only where the list was read to its end: half a list is none. */
  list?: { rows: ToolRow[]; others: number };
  /** The tool asked not to be asked before (ms). */
  retryAt?: number;
}

/** Requests for one list; a tool that never comes to an end is not read to one. */
const MOST_REQUESTS = 60;

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
  const open = api.ways.filter(way => way === 'session' || (way === 'grant' ? asker.access : asker.key));
  let reading: ToolReading = { outcome: api.ways.includes('key') ? 'key-missing' : 'sign-in-missing' };
  for (const way of open) {
    reading = await readBy(api, asker, way);
    if (reading.outcome !== 'signed-out') return reading;
  }
  return reading;
};
