/** Hold points: park one request before it is processed, or before its answer is sent, for tests that kill a client there. */

export interface Hold {
  /** Resolves when a request is parked here. */
  arrived: Promise<void>;
  readonly parked: boolean;
  /** Let it go on; before one has arrived: take the hold away. */
  release(): void;
  /** Cut the connection. Parked `before`, the request is then never processed; parked `after`, its effect stays. */
  drop(): void;
}

type When = 'before' | 'after';
interface Point {
  host: string;
  path: string;
  when: When;
  park(): Promise<'go' | 'drop'>;
}

/** @param pattern the exact path, or `*` and its end: `*` + `/oauth/access_token` fits any version */
const fits = (pattern: string, path: string) =>
  pattern.startsWith('*') ? path.endsWith(pattern.slice(1)) : path === pattern;

export class Holds {
  #points = new Set<Point>();

  /** Catches the first request that fits; later ones pass. */
  add(host: string, path: string, when: When): Hold {
    const arrival = Promise.withResolvers<void>();
    const verdict = Promise.withResolvers<'go' | 'drop'>();
    let parked = false;
    const point: Point = {
      host,
      path,
      when,
      park: () => {
        parked = true;
        this.#points.delete(point);
        arrival.resolve();
        return verdict.promise;
      },
    };
    this.#points.add(point);
    const settle = (how: 'go' | 'drop') => {
      this.#points.delete(point);
      verdict.resolve(how);
    };
    return {
      arrived: arrival.promise,
      get parked() {
        return parked;
      },
      release: () => settle('go'),
      drop: () => settle('drop'),
    };
  }

  /** @param gone resolves when the client has left */
  async park(host: string, path: string, when: When, gone: Promise<void>): Promise<'go' | 'drop' | 'gone'> {
    const point = [...this.#points].find(each => each.host === host && each.when === when && fits(each.path, path));
    return point ? Promise.race([point.park(), gone.then(() => 'gone' as const)]) : 'go';
  }
}
