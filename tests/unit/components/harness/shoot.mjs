/**
 * Pictures of every scene, to be looked at: `node tests/unit/components/harness/shoot.mjs <folder> [filter]`.
 * Needs `wxt prepare` to have run, and a Chromium (path in CHROMIUM, or /usr/bin/chromium).
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { shots } from './shots.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const [folder = `${root}.cache/looks`, wanted = ''] = process.argv.slice(2);

const messages = async lang => {
  const all = generateChromeMessages(await parseMessagesFile(`${root}utils/locales/${lang}.yml`));
  return Object.fromEntries(Object.entries(all).map(([key, { message }]) => [key, message]));
};

const server = await createServer({
  configFile: false,
  root: here,
  publicDir: `${root}public`,
  cacheDir: `${root}.cache/harness`,
  logLevel: 'warn',
  resolve: { alias: { '#i18n': `${root}.wxt/i18n/index.ts`, '@': root.replace(/\/$/, '') } },
  server: { host: '127.0.0.1', port: 0, strictPort: false, hmr: false, fs: { allow: [root] } },
  plugins: [
    preact(),
    {
      name: 'messages',
      configureServer: ({ middlewares }) => {
        middlewares.use('/messages', (request, response) => {
          messages(request.url.slice(1)).then(found => response.end(JSON.stringify(found)));
        });
      },
    },
  ],
});
await server.listen();
const { port } = server.httpServer.address();
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  for (const shot of shots.filter(({ name }) => name.includes(wanted))) {
    const context = await browser.newContext({
      viewport: { width: 400, height: 600 },
      deviceScaleFactor: 2,
      ...shot.context,
    });
    const page = await context.newPage();
    page.on('pageerror', error => console.error(shot.name, error.message));
    await page.goto(`http://127.0.0.1:${port}/?${new URLSearchParams(shot.query)}${shot.hash ?? ''}`);
    await page.waitForSelector('#app *');
    await shot.act?.(page);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${folder}/${shot.name}.png` });
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
}
