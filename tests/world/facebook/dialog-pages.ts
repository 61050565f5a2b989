/** What the login dialog of www.facebook.com shows. */
import { html, type Reply } from '../core/http.ts';
import { hidden, safe, sheet } from '../core/page.ts';
import type { App, Page, Person } from './model.ts';

export const BRAND = { name: 'Facebook', colour: '#1877f2' };

/** What a request to the dialog asks for. */
export interface Asked {
  app: App;
  redirectUri: string;
  state: string | undefined;
  scopes: string[];
  types: string[];
  params: [string, string][];
}

export const problem = (text: string): Reply =>
  html(400, sheet(BRAND, 'Sorry, something went wrong', `<p>${safe(text)}</p>`));

/** Who asks for what, with boxes to untick. */
export const consent = (asked: Asked, person: Person, pages: Page[], action: string): Reply => {
  const boxes = (name: string, items: [string, string][]) =>
    items
      .map(
        ([value, text]) =>
          `<label><input type="checkbox" name="${name}" value="${safe(value)}" checked> ${safe(text)}</label>`,
      )
      .join('');
  return html(
    200,
    sheet(
      BRAND,
      `${asked.app.name} wants to use your Facebook account`,
      `<form method="post" action="${safe(action)}">${hidden(asked.params)}<p>Signed in as <b id="who">${safe(person.name)}</b></p>
<fieldset><legend>Pages</legend>${
        boxes(
          'page',
          pages.map(page => [page.id, page.name]),
        ) || 'You have no Pages.'
      }</fieldset>
<fieldset><legend>What ${safe(asked.app.name)} may do</legend>${boxes(
        'allowed',
        asked.scopes.map(scope => [scope, scope]),
      )}</fieldset>
<button class="main" id="allow" name="decision" value="allow">Continue as ${safe(person.name)}</button>
<button id="cancel" name="decision" value="cancel">Cancel</button></form>`,
    ),
  );
};
