/** The address behind `#`: which part of the dashboard, and what it should start with. Pure. */

import { WAYS, type Way } from '@/components/networkChoice';

/** The parts of the settings, in groups that people look for: what they use, how they are told, and this browser. */
export const SETTING_GROUPS = {
  use: ['tools', 'apps'],
  told: ['notices', 'people', 'channels'],
  browser: ['hosts', 'keys', 'data', 'organisation'],
} as const;
export type SettingGroup = keyof typeof SETTING_GROUPS;
export type Setting = (typeof SETTING_GROUPS)[SettingGroup][number];
const SETTINGS: readonly Setting[] = Object.values(SETTING_GROUPS).flat();

/** What the dialog for connecting begins with. */
export interface Start {
  network?: string;
  way?: Way;
}

export type Route =
  | { page: 'accounts'; connect: boolean; account?: string; only?: readonly string[]; start?: Start; import?: true }
  | { page: 'timeline' }
  | { page: 'logins' }
  | { page: 'history' }
  | { page: 'queue'; only?: readonly string[] }
  | { page: 'settings'; setting: Setting; tool?: string; address?: string };

/** Anything unknown is the list of accounts. */
export const routeOf = (hash: string): Route => {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [page, part] = path.split('/');
  const params = new URLSearchParams(query);
  const named = <N extends string>(name: N) => {
    const value = params.get(name);
    return value ? ({ [name]: value } as Record<N, string>) : {};
  };
  if (page === 'settings') {
    const setting = SETTINGS.find(name => name === part) ?? 'apps';
    return { page, setting, ...named('tool'), ...named('address') };
  }
  if (page === 'timeline' || page === 'history' || page === 'logins') return { page };
  const account = params.get('account');
  const only = params.get('only')?.split(',').filter(Boolean) ?? [];
  if (page === 'queue') return { page, ...(only.length ? { only } : {}) };
  const way = WAYS.find(each => each === params.get('way'));
  return {
    page: 'accounts',
    connect: params.has('connect'),
    ...(account ? { account } : {}),
    ...(only.length ? { only } : {}),
    ...(params.has('network') ? { start: { ...named('network'), ...(way ? { way } : {}) } } : {}),
    ...(params.has('import') ? { import: true } : {}),
  };
};
