/** What a page's main thread did, in processor time: what other programs on the machine take does not count. */
import type { CDPSession, Page } from 'playwright-core';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Start and length by the clock, and processor time; in microseconds. */
  ts: number;
  dur?: number;
  tdur?: number;
  args: { name?: string; data?: { url?: string } };
}

export interface Task {
  /** Processor time in ms. */
  ms: number;
  /** Ours, or the browser's: styles, layout and painting of the page with what was put into it. */
  kind: 'code' | 'drawing';
  /** ms of it in which our code ran, with all that it called. */
  ours: number;
}

/** Seconds of processor time that the page's main thread has had so far. */
const worked = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN;
};

/** ms of main thread while `act` lasts. */
export const cost = async (page: Page, act: () => Promise<void>): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const before = await worked(session);
  await act();
  const after = await worked(session);
  await session.detach();
  return (after - before) * 1000;
};

const within = (inner: TraceEvent, outer: TraceEvent): boolean => inner.ts < outer.ts + (outer.dur ?? 0);

const isOurs = ({ name, args }: TraceEvent): boolean =>
  /^(FunctionCall|EvaluateScript)$/.test(name) && (args.data?.url ?? '').startsWith('chrome-extension://');

/** @param events of one thread, by start */
const tasksIn = (events: readonly TraceEvent[]): Task[] => {
  const tasks: Task[] = [];
  let task: TraceEvent | undefined;
  let call: TraceEvent | undefined;
  let own = 0;
  let draws = false;
  const end = () => {
    if (task) tasks.push({ ms: (task.tdur ?? 0) / 1000, kind: draws && own === 0 ? 'drawing' : 'code', ours: own });
  };
  for (const event of events) {
    if (!task || !within(event, task)) {
      if (!/RunTask$/.test(event.name)) continue;
      end();
      [task, call, own, draws] = [event, undefined, 0, false];
    } else if (isOurs(event) && !(call && within(event, call))) {
      call = event;
      own += (event.tdur ?? 0) / 1000;
    } else if (event.name === 'PrePaint' || event.name === 'UpdateLayoutTree') draws = true;
  }
  end();
  return tasks;
};

/** All tasks of the pages' main threads while `act` lasts. */
export const tasksOf = async (page: Page, act: () => Promise<void>): Promise<Task[]> => {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'toplevel'],
      excludedCategories: ['*'],
    },
  });
  await act();
  const complete = new Promise<void>(done => session.once('Tracing.tracingComplete', () => done()));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread);
  return [...new Set(mains)].flatMap(main =>
    tasksIn(
      events
        .filter(event => event.ph === 'X' && thread(event) === main)
        .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0)),
    ),
  );
};

export const longest = (tasks: readonly Task[], kind?: Task['kind']): number =>
  tasks.reduce((most, task) => (kind && task.kind !== kind ? most : Math.max(most, task.ms)), 0);
