/** Every request that came in, in order, with secrets replaced by labels. */
import type { Req } from './http.ts';
import { bearer } from './http.ts';
import type { Labels } from './labels.ts';

export interface Entry {
  /** World time, epoch ms. */
  at: number;
  host: string;
  method: string;
  path: string;
  query: Record<string, string>;
  form: Record<string, string>;
  /** Label of the bearer token. */
  token?: string;
  origin?: string;
  /** Status of the reply, whether or not it got through. */
  status?: number;
  /** The double has acted on it: its state has changed as the request asked. */
  processed: boolean;
  /** `gone`: the client left before its answer; `reset` and `hung`: the trouble that was switched on. */
  end: 'pending' | 'answered' | 'gone' | 'reset' | 'hung';
  /** Nothing is known at this host or path. */
  stray: boolean;
}

export type Filter =
  | Partial<Pick<Entry, 'host' | 'method' | 'path' | 'status' | 'end' | 'token'>>
  | ((entry: Entry) => boolean);

const test = (filter: Filter) => (entry: Entry) =>
  typeof filter === 'function'
    ? filter(entry)
    : Object.entries(filter).every(([key, value]) => Reflect.get(entry, key) === value);

export class Log {
  readonly entries: Entry[] = [];
  #waiting = new Set<() => void>();
  #labels: Labels;

  constructor(labels: Labels) {
    this.#labels = labels;
  }

  start(req: Req, at: number): Entry {
    const token = bearer(req);
    const entry: Entry = {
      at,
      host: req.host,
      method: req.method,
      path: req.path,
      query: this.#labels.redact(req.query),
      form: this.#labels.redact(req.form),
      ...(token && { token: this.#labels.of(token) ?? '(unknown)' }),
      ...(req.headers.origin && { origin: req.headers.origin }),
      processed: false,
      end: 'pending',
      stray: false,
    };
    this.entries.push(entry);
    return entry;
  }

  end(entry: Entry, end: Entry['end'], status?: number): void {
    entry.end = end;
    if (status !== undefined) entry.status = status;
    for (const look of this.#waiting) look();
  }

  find(filter: Filter = {}): Entry[] {
    return this.entries.filter(test(filter));
  }

  /** Resolves when at least `count` matching requests have come to an end. */
  waitFor(filter: Filter, count = 1): Promise<Entry[]> {
    return new Promise(resolve => {
      const look = () => {
        const found = this.find(filter).filter(entry => entry.end !== 'pending');
        if (found.length < count) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }
}
