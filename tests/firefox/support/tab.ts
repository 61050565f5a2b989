/** One tab or window of Firefox: scripts in its page, real clicks and keys. Marionette has one current window, so that all take turns. */
import type { Marionette } from './marionette.ts';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** WebDriver's code points for keys without a letter (W3C WebDriver, 17.4.2). */
export const KEYS = { tab: '\uE004', enter: '\uE007', escape: '\uE00C', down: '\uE015' } as const;

/** Runs one thing after the other. */
export const turns = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
};
export type Turns = ReturnType<typeof turns>;

// biome-ignore lint/suspicious/noExplicitAny: whatever the test's function takes goes over the wire as JSON
type Script<T> = string | ((...args: any[]) => T | Promise<T>);

export class Tab {
  constructor(
    private readonly marionette: Marionette,
    private readonly inTurn: Turns,
    readonly handle: string,
    /** Selector of a frame in the page, where this is not the page itself. */
    private readonly within?: string,
  ) {}

  /** Everything of this tab goes through here. */
  private at<T>(work: () => Promise<T>): Promise<T> {
    return this.inTurn(async () => {
      await this.marionette.send('WebDriver:SwitchToWindow', { handle: this.handle, focus: true });
      await this.marionette.send('WebDriver:SwitchToFrame', { id: null });
      if (this.within) {
        const id = await this.element('selector => document.querySelector(selector)', [this.within]);
        await this.marionette.send('WebDriver:SwitchToFrame', { element: id });
      }
      return work();
    });
  }

  /** The inside of a frame, to be worked like a page. */
  frame(selector: string): Tab {
    return new Tab(this.marionette, this.inTurn, this.handle, selector);
  }

  async url(): Promise<string> {
    const { value } = await this.at(() => this.marionette.send<{ value: string }>('WebDriver:GetCurrentURL'));
    return value;
  }

  reload(): Promise<void> {
    return this.at(async () => {
      await this.marionette.send('WebDriver:Refresh');
    });
  }

  back(): Promise<void> {
    return this.at(async () => {
      await this.marionette.send('WebDriver:Back');
    });
  }

  /** Press keys one after the other, wherever the focus is (letters, or WebDriver's private code points: `KEYS`). */
  press(...keys: string[]): Promise<void> {
    const actions = keys.flatMap(value => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    return this.at(async () => {
      await this.marionette.send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    });
  }

  /** Press keys together, such as Shift and Tab. */
  chord(...keys: string[]): Promise<void> {
    const actions = [
      ...keys.map(value => ({ type: 'keyDown', value })),
      ...keys.toReversed().map(value => ({ type: 'keyUp', value })),
    ];
    return this.at(async () => {
      await this.marionette.send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    });
  }

  /** Size of the whole window, in CSS pixels. */
  resize(width: number, height: number): Promise<void> {
    return this.at(async () => {
      await this.marionette.send('WebDriver:SetWindowRect', { width, height });
    });
  }

  goto(url: string): Promise<void> {
    return this.at(async () => {
      await this.marionette.send('WebDriver:Navigate', { url });
    });
  }

  /** Run a function in the page with JSON arguments. @throws Error with the page's own error text */
  run<T>(script: Script<T>, ...args: unknown[]): Promise<T> {
    const body = `const given = [...arguments]; const done = given.pop();
      Promise.resolve().then(() => (${script})(...given)).then(value => done({ value }), error => done({ error: String(error) }));`;
    return this.at(async () => {
      const { value } = await this.marionette.send<{ value: { value?: T; error?: string } }>(
        'WebDriver:ExecuteAsyncScript',
        { script: body, args, sandbox: null },
      );
      if (value.error) throw new Error(value.error);
      return value.value as T;
    });
  }

  /** The first element that `find` returns in the page, shadow roots included. */
  private async element(find: string, args: unknown[]): Promise<string> {
    const { value } = await this.marionette.send<{ value: Record<string, string> | null }>('WebDriver:ExecuteScript', {
      script: `return (${find})(...arguments)`,
      args,
      sandbox: null,
    });
    const id = value?.[ELEMENT];
    if (!id) throw new Error(`Nothing to be found with ${JSON.stringify(args)}`);
    return id;
  }

  /** A real click on what `find` returns; a window that closes under it is no error. */
  click<A extends unknown[]>(find: (...args: A) => Element | null | undefined, ...args: A): Promise<void> {
    const once = async (tries: number): Promise<void> => {
      const id = await this.element(String(find), args);
      await this.marionette.send('WebDriver:ElementClick', { id }).catch(async (error: Error) => {
        // The page drew it anew between finding and clicking.
        if (/stale element/i.test(error.message) && tries > 0) return once(tries - 1);
        if (!/no such window|browsing context/i.test(error.message)) throw error;
      });
    };
    return this.at(() => once(5));
  }

  /** Type into what `find` returns, or press keys there (WebDriver's private code points). */
  type<A extends unknown[]>(text: string, find: (...args: A) => Element | null | undefined, ...args: A): Promise<void> {
    return this.at(async () => {
      const id = await this.element(String(find), args);
      await this.marionette.send('WebDriver:ElementSendKeys', { id, text });
    });
  }

  /** Put a text in the place of what stands in a field; a network's page may have filled in a hint. */
  fill<A extends unknown[]>(text: string, find: (...args: A) => Element | null | undefined, ...args: A): Promise<void> {
    return this.at(async () => {
      const id = await this.element(String(find), args);
      await this.marionette.send('WebDriver:ElementClear', { id });
      await this.marionette.send('WebDriver:ElementSendKeys', { id, text });
    });
  }

  /** PNG of the visible part. */
  async screenshot(): Promise<Buffer> {
    const { value } = await this.at(() =>
      this.marionette.send<{ value: string }>('WebDriver:TakeScreenshot', { full: false }),
    );
    return Buffer.from(value, 'base64');
  }

  close(): Promise<void> {
    return this.at(async () => {
      await this.marionette.send('WebDriver:CloseWindow');
    });
  }
}
