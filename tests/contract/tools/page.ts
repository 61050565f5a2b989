/** Loads a saved page into a document of its own, without a browser and without its scripts. */
import { readFileSync } from 'node:fs';
import { Window } from 'happy-dom';

export const parse = (html: string, url = 'https://studio.livefyre.com/acme.fyre.co/settings'): Document => {
  const window = new Window({ url });
  window.document.write(html);
  return window.document as unknown as Document;
};

export const savedPage = (tool: string, name: string): Document =>
  parse(readFileSync(new URL(`pages/${tool}/${name}.html`, import.meta.url), 'utf8'));
