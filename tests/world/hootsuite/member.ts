/** Hootsuite's social accounts behind `#/member`, rebuilt from the words of its help centre; its markup is not public. */
import type { Reply } from '../core/http.ts';
import { listPage } from '../core/list.ts';
import { safe } from '../core/page.ts';
import type { ToolAccount } from '../core/tool.ts';

const LABELS: Record<string, string> = {
  INSTAGRAMBUSINESS: 'Instagram Business',
  LINKEDINCOMPANY: 'LinkedIn Page',
  YOUTUBECHANNEL: 'YouTube',
};

const row =
  (german: boolean) =>
  ({ platform, name, state }: ToolAccount): string => {
    const lost = state === 'reauth' ? `<button>${german ? 'Wiederverbinden' : 'Reconnect'}</button>` : '';
    return `<div class="row"><svg role="img" aria-label="${LABELS[platform] ?? platform}"></svg><span>${safe(name)}</span>${lost}<button>${german ? 'Einstellungen' : 'Settings'}</button></div>`;
  };

/** The part of the page changes with what stands behind the `#`, without a load. */
const SCRIPT = `const draw = () => { document.querySelector('#member').hidden = location.hash !== '#/member'; document.querySelector('#streams').hidden = location.hash === '#/member'; if (location.hash !== '#/member') document.querySelector('#member').replaceChildren(); else document.querySelector('#member').innerHTML = document.querySelector('template').innerHTML; }; addEventListener('hashchange', draw); draw();`;

export const memberPage = (accounts: readonly ToolAccount[], german: boolean): Reply =>
  listPage(
    'Hootsuite',
    `<template><h1>${german ? 'Social-Media-Konten' : 'Social accounts'}</h1><div>${accounts.map(row(german)).join('')}</div></template><div id="member"></div><div id="streams"><h1>Streams</h1></div>`,
    SCRIPT,
  );
