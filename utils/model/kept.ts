/** What is kept, as the settings count it. */

export const KEPT = ['accounts', 'history', 'people', 'apps', 'channels', 'messages', 'secrets'] as const;
export type Kept = Record<(typeof KEPT)[number], number>;
