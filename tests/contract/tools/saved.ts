/** The saved pages of every tool: what each shows and where it was. */
import { readdirSync, readFileSync } from 'node:fs';

const folder = (tool: string) => new URL(`pages/${tool}/`, import.meta.url);

/** Livefyre's pages name no address: nobody knows the path. */
const LIVEFYRE = 'https://studio.livefyre.com/acme.fyre.co/settings';

/** A saved page says in its first comment where it was. */
const urlOf = (tool: string, html: string): string => {
  const url = /<!-- (https?:\S+) -->/.exec(html)?.[1] ?? (tool === 'livefyre' ? LIVEFYRE : undefined);
  if (!url) throw new Error('A saved page without its address');
  return url;
};

export interface SavedPage {
  html: string;
  url: string;
}

export const saved = (tool: string, name: string): SavedPage => {
  const html = readFileSync(new URL(`${name}.html`, folder(tool)), 'utf8');
  return { html, url: urlOf(tool, html) };
};

const names = (tool: string): string[] => readdirSync(folder(tool)).map(file => file.replace('.html', ''));
/** Pages that show accounts. */
export const shownPages = (tool: string): string[] => names(tool).filter(name => !name.startsWith('none-'));
/** Other pages of the same site. */
export const otherPages = (tool: string): string[] => names(tool).filter(name => name.startsWith('none-'));
