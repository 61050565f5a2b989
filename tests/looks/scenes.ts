/** Which states there are, in the order in which one browser goes through them, and which pages are looked at in each. The accessibility test walks the same. */
import type { Page } from 'playwright-core';
import { until } from '../e2e/support/browser.ts';
import { badges } from '../e2e/support/overlay.ts';
import { importFile } from '../e2e/support/rows.ts';
import { WRONG } from './cast.ts';
import {
  forgetEverything,
  goOffline,
  goOnline,
  haveOne,
  haveSixty,
  haveTenThousand,
  haveTrouble,
  openDashboard,
  openPopup,
  routes,
  type Stage,
} from './stage.ts';

export interface Picture {
  name: string;
  /** Opens the page and leaves it as it is to be seen. Nothing is found by its text: the language is open. */
  open: (stage: Stage) => Promise<Page>;
}

export interface State {
  name: string;
  reach: (stage: Stage) => Promise<void>;
  /** What only this state shows. */
  extra: readonly Picture[];
}

/** Pages of their own beside popup and dashboard. */
const OTHERS = ['welcome.html', 'privacy.html'];

/** The popup, every part of the dashboard, and every other page that the build has. */
export const pages = async (stage: Stage): Promise<Picture[]> => {
  const probe = await openPopup(stage);
  const there = await probe.evaluate(
    names =>
      Promise.all(
        names.map(name =>
          fetch(`/${name}`).then(
            ({ ok }) => ok,
            () => false,
          ),
        ),
      ),
    OTHERS,
  );
  await probe.close();
  return [
    { name: 'popup', open: openPopup },
    ...(await routes(stage)).map(route => ({
      name: `dashboard${route.slice(1).replaceAll('/', '-')}`,
      open: (at: Stage) => openDashboard(at, route),
    })),
    ...OTHERS.filter((_name, i) => there[i]).map(name => ({
      name: name.replace('.html', ''),
      open: async ({ browser }: Stage) => {
        const page = await browser.open(name);
        await page.locator('h1').first().waitFor();
        return page;
      },
    })),
  ];
};

const WAYS = ['signin', 'password', 'paste', 'track'] as const;

/** The Connect dialog in each way; Bluesky is the network that has all of them. */
const connect: readonly Picture[] = WAYS.map(way => ({
  name: `connect-${way}`,
  open: async stage => {
    const page = await openDashboard(stage, '#/accounts?connect');
    await page.locator('dialog select[name=network]').selectOption('bluesky');
    await page.locator(`dialog input[value=${way}]`).check();
    return page;
  },
}));

const refused: Picture = {
  name: 'import-refused',
  open: async stage => {
    const page = await openDashboard(stage);
    await importFile(page, WRONG);
    await page.locator('.import.bad').waitFor();
    return page;
  },
};

/** Opens what a button of the first row that needs a person opens. */
const opened = (name: string, page: (stage: Stage) => Promise<Page>, ...buttons: string[]): Picture => ({
  name,
  open: async stage => {
    const shown = await page(stage);
    for (const button of buttons) await shown.locator(button).first().click();
    return shown;
  },
});

export const onLivefyre: Picture = {
  name: 'livefyre',
  open: async ({ world, browser }) => {
    world.livefyre.rows = [
      { section: 'Instagram Accounts', name: 'Acme Sports', expired: true },
      { section: 'Facebook Accounts', name: 'Marlow Coffee' },
      { section: 'Facebook Accounts', name: 'Fjord Knit' },
      { section: 'Instagram Business Accounts', name: 'Alpine Tours' },
      { section: 'Instagram Business Accounts', name: 'Blue Bakery' },
      { section: 'Instagram Business Accounts', name: 'Somebody new' },
    ];
    const page = await browser.context.newPage();
    await page.goto(world.livefyre.url);
    await until('badges', async () => (await badges(page)).filter(({ id }) => id).length >= 5);
    return page;
  },
};

export const card: Picture = {
  name: 'livefyre-card',
  open: async stage => {
    const page = await onLivefyre.open(stage);
    await page.locator('token-health-badge').first().getByRole('button').first().click();
    await page.getByRole('dialog').waitFor();
    return page;
  },
};

/** The notice at the point of use: searched with an account that lost access. */
const search: Picture = {
  name: 'livefyre-search',
  open: async ({ world, browser }) => {
    world.livefyre.rows = ['Acme Sports', 'Northwind'].map(name => ({ section: 'Instagram Accounts', name }));
    const page = await browser.context.newPage();
    await page.goto('https://studio.livefyre.com/acme.fyre.co/library');
    const picker = page.locator('#search-account');
    await until('the picker', async () => (await picker.locator('option').count()) >= 2);
    await picker.selectOption('Instagram Accounts/Acme Sports');
    await page.locator('token-health-toast').waitFor();
    return page;
  },
};

export const onPasswordPage: Picture = {
  name: 'guard',
  open: async ({ browser }) => {
    const page = await browser.context.newPage();
    await page.goto('https://accountscenter.facebook.com/password_and_security/password/change');
    await page.locator('token-health-guard').waitFor();
    return page;
  },
};

/** A menu's item by its words in either language. */
const item = (en: string, de: string): string => `[role=menuitem]:text-matches("^(${en}|${de})$")`;
const SNOOZE = item('Snooze', 'Später erinnern');
const ROW = '[data-state=revoked]';
const menus: readonly Picture[] = [
  opened('popup-menu', openPopup, `${ROW} .more`),
  opened('popup-why', openPopup, `${ROW} .why`),
  opened('popup-snooze', openPopup, `${ROW} .more`, SNOOZE),
  opened('popup-snooze-date', openPopup, `${ROW} .more`, SNOOZE, item('Until a date.*', 'Bis zu einem Tag.*')),
  opened('popup-owner', openPopup, `${ROW} .more`, item('Assign owner', 'Zuständige Person')),
  opened('popup-remove', openPopup, `${ROW} .more`, item('Remove', 'Entfernen')),
  opened('dashboard-why', openDashboard, `${ROW} .why`),
  opened('dashboard-snooze', openDashboard, `${ROW} .row-buttons [aria-haspopup=menu]`),
  opened('dashboard-owner', openDashboard, `${ROW} .row-buttons :nth-child(1 of [aria-haspopup=dialog])`),
  opened('dashboard-remove', openDashboard, `${ROW} .row-buttons :nth-child(2 of [aria-haspopup=dialog])`),
  opened('timeline-open', stage => openDashboard(stage, '#/timeline'), '.mark'),
  opened(
    'timeline-table',
    stage => openDashboard(stage, '#/timeline'),
    '.timeline .switch:last-child button:last-child',
  ),
];

export const states: readonly State[] = [
  { name: 'empty', reach: async () => undefined, extra: [...connect, refused] },
  { name: 'one', reach: haveOne, extra: [] },
  {
    name: 'sixty',
    reach: async stage => {
      await haveSixty(stage);
      await haveTrouble(stage);
    },
    extra: [...menus, refused, onLivefyre, card, search, onPasswordPage],
  },
  { name: 'offline', reach: goOffline, extra: [] },
  {
    name: 'many',
    reach: async stage => {
      goOnline(stage);
      await forgetEverything(stage);
      await haveTenThousand(stage);
    },
    extra: [],
  },
];
