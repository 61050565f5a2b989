/** The world's own clock: real time plus what a test has moved it by. Networks end tokens by it. */
export class Clock {
  #offset = 0;

  /** Epoch ms. */
  now(): number {
    return Date.now() + this.#offset;
  }

  /** Epoch seconds, as networks write them. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** @param ms how far to move; the browser's own clock stays where it is */
  advance(ms: number): void {
    this.#offset += ms;
  }
}

export const SECOND = 1000;
export const HOUR = 3600 * SECOND;
export const DAY = 24 * HOUR;
