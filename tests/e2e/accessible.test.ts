/** WCAG 2.2 AA over every page and state, in every look and both languages: axe finds nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Picture, pages, states } from '../looks/scenes.ts';
import type { Stage } from '../looks/stage.ts';
import { startWorld } from '../world/world.ts';
import { launch } from './support/browser.ts';
import { violationsIn, violationsInEveryLook } from './support/every-look.ts';

/** Ours on other people's pages: their own page is not ours to judge. */
const OURS = ['token-health-badge', 'token-health-toast', 'token-health-guard', 'token-health-card'];

const judge = async (stage: Stage, picture: Picture, look: typeof violationsInEveryLook): Promise<string[]> => {
  const page = await picture.open(stage);
  const own = page.url().startsWith('chrome-extension:');
  const found = own ? await look(page) : await look(page, OURS);
  await page.close();
  return found.map(line => `${picture.name}: ${line}`);
};

const open = async (language: 'en-US' | 'de-DE'): Promise<Stage> => {
  const world = await startWorld({ keepAlive: false });
  return { world, browser: await launch({ port: world.port, language }) };
};
const close = async (stage: Stage | undefined): Promise<void> => {
  await stage?.browser.close();
  await stage?.world.close();
};

const once: typeof violationsInEveryLook = (page, include) => violationsIn(page, include ? { include } : {});
/** How long one state may hang before it counts as broken (ms): axe looks at dozens of full pages in it. */
const HANGS = 1_500_000;
/** What is there in one look is there in every other: the state with everything in it is enough for the contrasts. */
const lookOf = (state: string) => (state === 'sixty' ? violationsInEveryLook : once);

describe('English, light, dark and forced colours', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open('en-US');
  });
  afterAll(() => close(stage));

  // In this order: each state grows out of the one before. Ten thousand rows are the sixty's over and over: axe would look at each of them for minutes.
  test.each(states.filter(({ name }) => name !== 'many'))(
    '$name',
    async ({ name, reach, extra }) => {
      await reach(stage);
      const found: string[] = [];
      for (const picture of [...(await pages(stage)), ...extra])
        found.push(...(await judge(stage, picture, lookOf(name))));
      expect(found).toEqual([]);
    },
    HANGS,
  );
});

describe('German', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open('de-DE');
  });
  afterAll(() => close(stage));

  test.each(states.filter(({ name }) => name === 'sixty'))(
    '$name',
    async ({ reach, extra }) => {
      await reach(stage);
      const found: string[] = [];
      for (const picture of [...(await pages(stage)), ...extra]) found.push(...(await judge(stage, picture, once)));
      expect(found).toEqual([]);
    },
    HANGS,
  );
});
