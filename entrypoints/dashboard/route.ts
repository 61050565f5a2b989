/** The address behind `#`: which part of the dashboard, and what it should start with. Pure. */

export const SETTINGS = ['tools', 'apps', 'hosts', 'notices', 'data'] as const;
export type Setting = (typeof SETTINGS)[number];

export type Route =
  | { page: 'accounts'; connect: boolean; account?: string; only?: readonly string[] }
  | { page: 'timeline' }
  | { page: 'logins' }
  | { page: 'history' }
  | { page: 'queue'; only?: readonly string[] }
  | { page: 'settings'; setting: Setting };

/** Anything unknown is the list of accounts. */
export const routeOf = (hash: string): Route => {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [page, part] = path.split('/');
  if (page === 'settings') return { page, setting: SETTINGS.find(name => name === part) ?? 'apps' };
  if (page === 'timeline' || page === 'history' || page === 'logins') return { page };
  const params = new URLSearchParams(query);
  const account = params.get('account');
  const only = params.get('only')?.split(',').filter(Boolean) ?? [];
  if (page === 'queue') return { page, ...(only.length ? { only } : {}) };
  return {
    page: 'accounts',
    connect: params.has('connect'),
    ...(account ? { account } : {}),
    ...(only.length ? { only } : {}),
  };
};
