/** The same three tools on one stage, for Chromium and Firefox: what their pages list, and the file that brings their accounts. */
import type { World } from './world.ts';

export const CHATWOOT = 'https://inbox.acme.example/app/accounts/3/settings/inboxes/list';
export const NANGO = 'https://nango.acme.example/prod/connections';
export const HOOTSUITE = 'https://hootsuite.com/dashboard#/member';

const CHATWOOT_KEY = 'chatwoot-token-of-anna';
const NANGO_KEY = 'nango-key-of-anna';

/** @returns a file for import */
export const setThree = (world: World): object => {
  world.chatwoot.addKey(CHATWOOT_KEY);
  world.chatwoot.accounts = [
    { id: '11', platform: 'Channel::Instagram', name: 'Acme Sports', state: 'dead' },
    { id: '12', platform: 'Channel::FacebookPage', name: 'Northwind', state: 'fine' },
    { id: '14', platform: 'Channel::Email', name: 'Support', state: 'silent' },
  ];
  world.nango.addKey(NANGO_KEY);
  world.nango.accounts = [
    { id: 'acme-1', platform: 'instagram', name: 'Acme Sports', state: 'auth' },
    { id: 'nw-2', platform: 'linkedin', name: 'Northwind', state: 'fine' },
    { id: 'gh-3', platform: 'github', name: 'Acme Code', state: 'fine' },
  ];
  world.hootsuite.accounts = [
    { id: '1', platform: 'INSTAGRAMBUSINESS', name: 'Acme Sports', state: 'reauth' },
    { id: '2', platform: 'LINKEDINCOMPANY', name: 'Northwind', state: 'fine' },
  ];
  const account = (holder: string, network: string, name: string, toolAccountId?: string) => ({
    holder,
    network,
    name,
    handle: '',
    ...(toolAccountId ? { toolAccountId } : {}),
  });
  return {
    format: 'token-health/accounts',
    version: 1,
    tools: [
      { tool: 'chatwoot', origin: new URL(CHATWOOT).origin, apiKey: CHATWOOT_KEY, accountId: '3' },
      { tool: 'nango', origin: new URL(NANGO).origin, apiKey: NANGO_KEY },
    ],
    accounts: [
      account('chatwoot', 'instagram', 'Acme Sports', '11'),
      account('chatwoot', 'facebook', 'Northwind', '12'),
      account('nango', 'instagram', 'Acme Sports', 'acme-1'),
      account('nango', 'linkedin', 'Northwind', 'nw-2'),
      account('hootsuite', 'instagram', 'Acme Sports'),
      account('hootsuite', 'linkedin', 'Northwind'),
    ],
  };
};
