/** axe-core over a page of ours in every look, or over our elements in a page of somebody else's. */
import type { Page } from 'playwright-core';
import { AXE } from './axe.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Found {
  violations: { id: string; nodes: { target: unknown[]; failureSummary?: string; html: string }[] }[];
}
interface Axe {
  run(context: object, options: object): Promise<Found>;
}

interface Options {
  /** Only these elements; absent: the page. */
  include?: readonly string[];
  /** Only this rule; absent: all of WCAG 2.2 AA and best practice. */
  rule?: string;
}

/** @returns a line per violation and element; none is good */
export const violationsIn = async (page: Page, { include, rule }: Options = {}): Promise<string[]> => {
  // Evaluated by the driver: a page's content security policy has no say in it.
  await page.evaluate(AXE);
  const found = await page.evaluate(
    ({ wanted, only, tags }) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      const context = wanted ? { include: wanted.filter(at => document.querySelector(at)).map(at => [at]) } : document;
      return axe.run(context, {
        runOnly: only ? { type: 'rule', values: [only] } : { type: 'tag', values: tags },
        resultTypes: ['violations'],
      });
    },
    { wanted: include, only: rule, tags: TAGS },
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '', html }) =>
      [id, target.flat().join(' '), html.slice(0, 160), failureSummary.split('\n').slice(1).join(';')].join(' | '),
    ),
  );
};

const LOOKS = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'active' },
] as const;

/** An open page that is told of other colours takes them over bit by bit, and may be asked in between: it is styled anew, and waited for. */
export const restyled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { style } = document.documentElement;
    const turn = () => new Promise(resolve => setTimeout(resolve));
    style.display = 'none';
    for (let i = 0; i < 3; i += 1) {
      void document.documentElement.offsetHeight;
      await turn();
    }
    style.removeProperty('display');
    void document.documentElement.offsetHeight;
    await turn();
  });

/** Everything once, and the contrast again in each look. */
export const violationsInEveryLook = async (page: Page, include?: readonly string[]): Promise<string[]> => {
  const some = include ? { include } : {};
  const all = await violationsIn(page, some);
  for (const look of LOOKS.slice(1)) {
    await page.emulateMedia(look);
    await restyled(page);
    const name = `${look.colorScheme}${look.forcedColors === 'active' ? ', forced colours' : ''}`;
    for (const line of await violationsIn(page, { ...some, rule: 'color-contrast' })) all.push(`${name}: ${line}`);
  }
  await page.emulateMedia(LOOKS[0]);
  return all;
};
