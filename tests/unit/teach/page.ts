/** A page in a document of its own. */
import { Window } from 'happy-dom';

export const HREF = 'https://tool.example/accounts';

export const pageOf = (html: string): Document => {
  const window = new Window({ url: HREF });
  window.document.body.innerHTML = html;
  return window.document as unknown as Document;
};
