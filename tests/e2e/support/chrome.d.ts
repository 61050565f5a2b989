/** The few parts of the browser's own API that the tests ask for inside a page. */
declare const chrome: {
  action: { getBadgeText(details: object): Promise<string>; getTitle(details: object): Promise<string> };
  alarms: {
    create(name: string, info: { when: number }): Promise<void>;
    get(name: string): Promise<{ scheduledTime: number } | undefined>;
  };
  notifications: { clear(id: string): Promise<boolean>; getAll(): Promise<Record<string, true>> };
  permissions: {
    contains(what: { origins: string[] }): Promise<boolean>;
    getAll(): Promise<{ origins: string[]; permissions: string[] }>;
    remove(what: { origins: string[] }): Promise<boolean>;
  };
  runtime: { sendMessage(message: object): Promise<unknown>; reload(): void };
  storage: { session: { get(key: string | null): Promise<Record<string, unknown>> } };
};
