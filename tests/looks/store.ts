/** The stores' screenshots, 1280 x 800, from the real product with sixty accounts: store/screenshots/{en,de}; and the README's, in English. */
import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { launch } from '../e2e/support/browser.ts';
import { startWorld } from '../world/world.ts';
import { card, onPasswordPage } from './scenes.ts';
import { haveSixty, haveTrouble, openDashboard, openPopup, type Stage } from './stage.ts';

type Language = 'en' | 'de';

const OUT = new URL('../../store/screenshots/', import.meta.url).pathname;
const DOCS = new URL('../../docs/', import.meta.url).pathname;
const SIZE = { width: 1280, height: 800 };

/** What stands beside the popup, which is too small to fill a picture by itself. */
const CAPTION = {
  en: ['Which account lost access, why, and what to do', 'Worst first. One click each.'],
  de: ['Welches Konto keinen Zugriff mehr hat, warum, und was zu tun ist', 'Das Dringendste zuerst. Je ein Klick.'],
} as const;

/** The popup as it is, on a plain ground with two lines beside it; light and dark overlap. */
const withCaption = async ({ browser }: Stage, language: Language, pictures: Buffer[]): Promise<Page> => {
  const [light = '', dark = ''] = pictures.map(picture => `data:image/png;base64,${picture.toString('base64')}`);
  const [title, text] = CAPTION[language];
  const page = await browser.context.newPage();
  await page.setContent(`<!doctype html><html lang="${language}"><style>
    body { margin: 0; width: 1280px; height: 800px; position: relative; overflow: hidden; background: #eaeefb;
      color: #16181d; font-family: system-ui, "Noto Sans", "DejaVu Sans", sans-serif }
    div { position: absolute; left: 64px; top: 250px; width: 350px }
    h1 { margin: 0 0 16px; font-size: 35px; line-height: 1.2; letter-spacing: -.01em; text-wrap: balance; hyphens: auto }
    p { margin: 0; color: #5b6270; font-size: 20px; line-height: 1.4; text-wrap: balance }
    img { position: absolute; width: 440px; border-radius: 14px; box-shadow: 0 18px 50px rgb(22 24 29 / 28%) }
    .light { left: 460px; top: 50px } .dark { left: 800px; top: 100px }
  </style><div><h1>${title}</h1><p>${text}</p></div><img class="dark" src="${dark}"><img class="light" src="${light}"></html>`);
  return page;
};

const popups = async (stage: Stage): Promise<Buffer[]> => {
  const popup = await openPopup(stage);
  const session = await stage.browser.context.newCDPSession(popup);
  await session.send('Emulation.setDeviceMetricsOverride', {
    ...{ width: 400, height: 600, deviceScaleFactor: 2, mobile: false },
  });
  const pictures: Buffer[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await popup.emulateMedia({ colorScheme });
    pictures.push(await popup.screenshot({ animations: 'disabled' }));
  }
  await popup.close();
  return pictures;
};

const shots: Record<string, (stage: Stage, language: Language) => Promise<Page>> = {
  '1-popup': async (stage, language) => withCaption(stage, language, await popups(stage)),
  '2-accounts': stage => openDashboard(stage),
  '3-in-your-tool': stage => card.open(stage),
  '4-before-it-happens': stage => onPasswordPage.open(stage),
  '5-timeline': stage => openDashboard(stage, '#/timeline'),
};

/** What the README shows, as it looks in a window. */
const readme: Record<string, (stage: Stage) => Promise<Page>> = {
  popup: openPopup,
  overlay: stage => card.open(stage),
  dashboard: stage => openDashboard(stage, '#/timeline'),
};

const keep = async (page: Page, path: string, name: string): Promise<void> => {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path, animations: 'disabled' });
  await page.close();
  console.log(`  ${name}`);
};

export const storeShots = async (languages: readonly Language[]): Promise<void> => {
  for (const language of languages) {
    const world = await startWorld({ keepAlive: false });
    const browser = await launch({ port: world.port, language: language === 'de' ? 'de-DE' : 'en-US' });
    const stage = { world, browser };
    try {
      await haveSixty(stage);
      await haveTrouble(stage);
      await mkdir(`${OUT}${language}`, { recursive: true });
      for (const [name, open] of Object.entries(shots)) {
        const page = await open(stage, language);
        await page.setViewportSize(SIZE);
        await keep(page, `${OUT}${language}/${name}.png`, `store/screenshots/${language}/${name}.png`);
      }
      for (const [name, open] of Object.entries(language === 'en' ? readme : {}))
        await keep(await open(stage), `${DOCS}${name}.png`, `docs/${name}.png`);
    } finally {
      await browser.close();
      await world.close();
    }
  }
};
