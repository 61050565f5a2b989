/** What the pages need besides a snapshot: actions that do nothing, networks to choose from, an import's report. */

import type { GuardChoice } from '../../../../components/settings/Guards';
import type { ToolsState } from '../../../../components/settings/Tools';
import type { Imported } from '../../../../entrypoints/dashboard/importing';
import type { DashboardActions, DashboardProps } from '../../../../entrypoints/dashboard/props';
import type { PopupActions } from '../../../../entrypoints/popup/App';
import type { Recognised } from '../../../../utils/model/pasted';
import { readPasted } from '../../../../utils/networks/shared/pasted';
import { NOW } from '../../support/views';

import { letter } from './people';

/** Facebook's tokens and nobody else's. */
const recognise = (text: string): Recognised => {
  const read = readPasted(text, NOW);
  if ('problem' in read) return read;
  const networks = read.access?.startsWith('EAA')
    ? ['facebook']
    : read.access?.startsWith('both')
      ? ['facebook', 'x']
      : [];
  return { pasted: read, networks };
};

const nothing = () => {};
const soon = async () => {};
const saved = async () => undefined;

export const actions: Omit<PopupActions & DashboardActions, 'filter' | 'sort' | 'go' | 'saveQueue'> = {
  check: nothing,
  reconnect: nothing,
  openNetworkPage: nothing,
  allow: nothing,
  addApp: nothing,
  snooze: nothing,
  pause: nothing,
  assignOwner: nothing,
  remove: nothing,
  changeMany: nothing,
  dismiss: nothing,
  dismissRemoval: nothing,
  open: nothing,
  importFile: nothing,
  allowImported: nothing,
  dismissImport: nothing,
  exportAs: nothing,
  showSupport: nothing,
  saveSupport: nothing,
  hideSupport: nothing,
  connect: nothing,
  signInWithPassword: nothing,
  inspectToken: nothing,
  keepToken: nothing,
  trackByHand: nothing,
  resetConnect: nothing,
  closeConnect: nothing,
  copy: soon,
  write: async () => letter,
  savePerson: saved,
  removePerson: nothing,
  saveChannel: async () => ({ signing: `whsec_${'4f'.repeat(32)}` }),
  replaceSigning: async () => undefined,
  testChannel: soon,
  allowChannel: nothing,
  removeChannel: nothing,
  retryDelivery: nothing,
  saveEscalation: saved,
  saveApp: saved,
  removeApp: nothing,
  giveBack: nothing,
  teach: nothing,
  renameRecipe: saved,
  removeRecipe: nothing,
  saveRecipe: nothing,
  importRecipe: nothing,
  allowRecipe: nothing,
  teachHere: nothing,
  copyRecipe: soon,
  addTool: saved,
  readTool: nothing,
  trackTool: nothing,
  allowTool: nothing,
  signInTool: nothing,
  signOutTool: nothing,
  removeTool: nothing,
  useTool: nothing,
  warnOn: nothing,
  stopOn: nothing,
  exportHistory: nothing,
  shortcuts: nothing,
  saveSettings: saved,
  eraseAll: saved,
};

export const fixed = {
  networks: [
    { id: 'facebook', needsIssuer: false, secret: 'none' as const },
    { id: 'instagram', needsIssuer: false, secret: 'required' as const },
    { id: 'linkedin', needsIssuer: false, secret: 'required' as const, privateWindow: true },
    { id: 'mastodon', needsIssuer: true, secret: 'none' as const, registersItself: true, privateWindow: true },
    { id: 'bluesky', needsIssuer: true, secret: 'none' as const, password: true, noRule: true },
    { id: 'oauth', needsIssuer: true, secret: 'optional' as const },
    { id: 'x', needsIssuer: false, secret: 'none' as const, paid: true, noRule: true },
    { id: 'xing', needsIssuer: false, secret: 'none' as const, discontinued: true, noRule: true },
  ],
  holders: ['livefyre'],
  redirectUri: 'https://fanpdigaddlelbokejkojaaofnnochnh.chromiumapp.org/',
  recognise,
};

const hostOf = (address: string): string => new URL(address).origin;

export const tools: ToolsState = {
  choices: [
    { id: 'brightbean', needsAccountId: false, baseOf: hostOf, ways: ['key'] },
    { id: 'chatwoot', needsAccountId: true, baseOf: hostOf, ways: ['key'], cloud: 'https://app.chatwoot.example' },
    { id: 'mixpost', needsAccountId: false, baseOf: hostOf, ways: ['session'] },
    { id: 'postiz', needsAccountId: false, baseOf: hostOf, ways: ['session', 'key'] },
  ],
  cloud: [
    { id: 'livefyre', on: true },
    { id: 'facelift', on: false },
  ],
  held: ['t1', 't2', 't4'],
  reading: ['t4'],
};

export const hosts = [
  { origin: 'https://graph.facebook.com/*', why: 'to check and renew accounts of Facebook and Instagram Business' },
  { origin: 'https://*.livefyre.com/*', why: 'to show badges in Livefyre' },
  { origin: 'https://social.example/*', why: 'not needed by any account' },
];

export const guards = [
  { network: 'facebook', kinds: ['password', 'apps', 'roles'], on: true, hidden: ['roles'] },
  { network: 'instagram-business', kinds: ['password', 'apps', 'roles'], on: true, hidden: [] },
  { network: 'x', kinds: ['apps'], on: false, hidden: [] },
] satisfies GuardChoice[];

const nothingDone = { added: 0, updated: 0, unchanged: 0, origins: [], sends: false, problems: [] };

export const imports: Record<string, Imported> = {
  good: {
    report: {
      ...nothingDone,
      added: 12,
      updated: 3,
      unchanged: 5,
      origins: ['https://graph.facebook.com/*', 'https://api.x.com/*'],
    },
    access: 'open',
  },
  bad: {
    report: {
      ...nothingDone,
      problems: [
        { path: 'accounts[3].handel', problem: 'unknown-key' },
        { path: 'accounts[7].network', problem: 'unknown-network', detail: 'facebok' },
      ],
    },
    access: 'open',
  },
};

const origin = 'https://app.acme-studio.example';
/** One taught tool whose rows have gone, and a layout that nobody has verified. */
export const taught: DashboardProps['taught'] = {
  recipes: [
    {
      id: 'acme-studio',
      name: 'Acme Studio',
      origin,
      page: `${origin}/accounts`,
      corrects: false,
      changedAt: 1,
      held: true,
      sighting: {
        id: 'a',
        tool: 'acme-studio',
        origin,
        foundAt: Date.UTC(2026, 10, 12, 12),
        missingSince: Date.UTC(2026, 10, 14),
      },
    },
  ],
  layouts: [{ id: 'facelift', page: 'https://settings.facelift.example/profile', verified: false, corrected: false }],
  imported: null,
};
