/** Every icon from one drawing: store/icon.svg -> public/icon-*.png. The stores want the largest with a margin of 16 px around 96. */
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const ROOT = new URL('../../', import.meta.url).pathname;
/** Size of the picture, and of the drawing in it, in pixels. */
const SIZES = [
  [16, 16],
  [32, 32],
  [48, 48],
  [96, 96],
  [128, 96],
] as const;

export const drawIcons = async (): Promise<void> => {
  const drawing = await readFile(`${ROOT}store/icon.svg`, 'utf8');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage();
    for (const [size, art] of SIZES) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<body style="margin:0;display:grid;place-items:center;height:${size}px">${drawing}<style>svg{display:block;width:${art}px;height:${art}px}</style>`,
      );
      await page.screenshot({ path: `${ROOT}public/icon-${size}.png`, omitBackground: true });
      console.log(`  public/icon-${size}.png`);
    }
  } finally {
    await browser.close();
  }
};
