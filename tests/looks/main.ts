/** `npm run looks`: the production build in every state, both languages, light and dark, as pictures in .cache/looks. `-- --store`: the stores' screenshots. `-- --icons`: the icons. `-- <words>`: only pictures whose name has them all. */
import { mkdir, rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { launch } from '../e2e/support/browser.ts';
import { startWorld } from '../world/world.ts';
import { drawIcons } from './icons.ts';
import { type Picture, pages, states } from './scenes.ts';
import type { Stage } from './stage.ts';
import { storeShots } from './store.ts';

const OUT = new URL('../../.cache/looks/', import.meta.url).pathname;
const LANGUAGES = ['en', 'de'] as const;
/** Pages that are read to their end. */
const LONG = /settings|privacy|welcome/;
const words = process.argv.slice(2).filter(word => !word.startsWith('-'));
const flag = (name: string): boolean => process.argv.includes(`--${name}`);

const shoot = async (page: Page, name: string): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const path = `${name}-${colorScheme}`;
    if (!words.every(word => path.includes(word))) continue;
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${OUT}${path}.png`, animations: 'disabled', fullPage: LONG.test(name) });
    console.log(`  ${path}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
};

const wanted = (name: string): boolean =>
  ['light', 'dark'].some(scheme => words.every(word => `${name}-${scheme}`.includes(word)));

const take = async (stage: Stage, prefix: string, pictures: readonly Picture[]): Promise<void> => {
  for (const picture of pictures) {
    const name = `${prefix}-${picture.name}`;
    if (!wanted(name)) continue;
    const page = await picture.open(stage);
    await shoot(page, name);
    await page.close();
  }
};

const looks = async (language: 'en' | 'de'): Promise<void> => {
  const world = await startWorld({ keepAlive: false });
  const browser = await launch({ port: world.port, language: language === 'de' ? 'de-DE' : 'en-US' });
  const stage = { world, browser };
  try {
    for (const { name, reach, extra } of states) {
      console.log(`${language}: ${name}`);
      await reach(stage);
      await take(stage, `${language}-${name}`, [...(await pages(stage)), ...extra]);
    }
  } finally {
    await browser.close();
    await world.close();
  }
};

if (flag('icons')) await drawIcons();
else if (flag('store')) await storeShots(LANGUAGES);
else {
  await rm(OUT, { recursive: words.length === 0, force: true }).catch(() => undefined);
  await mkdir(OUT, { recursive: true });
  for (const language of LANGUAGES) if (!words.includes(language === 'en' ? 'de-' : 'en-')) await looks(language);
  console.log(`Pictures: .cache/looks/`);
}
