/** A network's settings as one page that never loads anew: a list at the left, a form or a list of apps or roles at the right. */
import { html, type Reply } from './http.ts';
import { type Brand, safe } from './page.ts';

const STYLE = `
* { box-sizing: border-box } body { font: 15px/1.5 system-ui, sans-serif; margin: 0; background: var(--back); color: var(--ink) }
:root { --back: #f0f2f5; --ink: #1c1e21; --card: #fff } @media (prefers-color-scheme: dark) { :root { --back: #18191a; --ink: #e4e6eb; --card: #242526; color-scheme: dark } }
header { background: var(--card); padding: 12px 24px; font-weight: 700; color: var(--mark); border-bottom: 1px solid #8884 }
.columns { display: grid; grid-template-columns: 260px minmax(0, 1fr); gap: 24px; max-width: 1100px; margin: 24px auto; padding: 0 24px }
nav a { display: block; padding: 8px 12px; border-radius: 8px; color: inherit; text-decoration: none } nav a[aria-current] { background: #8883 }
main { background: var(--card); border-radius: 12px; padding: 24px; min-height: 320px } h1 { font-size: 20px; margin: 0 0 16px }
form { display: grid; gap: 12px; max-width: 420px } label { display: grid; gap: 4px } input { font: inherit; padding: 9px; border: 1px solid #8888; border-radius: 8px }
button { font: inherit; padding: 9px 16px; border: 0; border-radius: 8px; background: var(--mark); color: #fff } li { padding: 8px 0 }
@media (max-width: 700px) { .columns { grid-template-columns: 1fr } nav { display: none } }`;

/** Draws what the address says, late and anew each time, as their own pages do. */
const SCRIPT = `
const PARTS = {
  password: '<h1>Change password</h1><form method="post" action="/settings/changed"><label>Current password <input type="password" name="old"></label><label>New password <input type="password" name="new"></label><label>Retype new password <input type="password" name="again"></label><button type="submit">Change password</button></form>',
  apps: '<h1>Apps and websites</h1><ul><li>Social Suite <button type="button">Remove</button></li><li>acme-app <button type="button">Remove</button></li></ul>',
  roles: '<h1>People with access</h1><ul><li>Anna Berger <button type="button">Remove access</button></li><li>Olaf Lind <button type="button">Remove access</button></li></ul>',
  other: '<h1>Settings</h1><p>Your account.</p>',
};
const kindOf = url => {
  const all = url.pathname + url.search;
  if (/password.change|settings.password|tab=security|change-password/.test(all)) return 'password';
  if (/business_tools|tab=applications|manage_access|connected_apps|permitted-services|website_permissions|settings.security|connections|permissions|app-passwords|apps-and/.test(all)) return 'apps';
  return /profile_access|manage-admins|latest.settings|brandaccounts/.test(all) ? 'roles' : 'other';
};
const draw = () => {
  const late = Number(new URLSearchParams(location.search).get('late') ?? 0);
  document.querySelector('main').innerHTML = '';
  for (const link of document.querySelectorAll('nav a')) link.toggleAttribute('aria-current', link.href === location.href);
  setTimeout(() => { document.querySelector('main').innerHTML = PARTS[kindOf(new URL(location.href))]; }, late);
};
document.addEventListener('click', event => {
  const link = event.target.closest?.('nav a:not([data-away])');
  if (!link) return;
  event.preventDefault();
  history.pushState({}, '', link.href);
  draw();
});
addEventListener('popstate', draw);
draw();`;

/** @param parts links of the list: text and address */
export const settingsPage = (brand: Brand, parts: readonly (readonly [string, string])[]): Reply => {
  const links = parts.map(([text, href]) => `<a href="${safe(href)}">${safe(text)}</a>`).join('');
  return html(
    200,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(brand.name)} settings</title><link rel="icon" href="data:,">
<style>:root { --mark: ${brand.colour} }${STYLE}</style></head><body><header>${safe(brand.name)}</header>
<div class="columns"><nav aria-label="Settings">${links}<a data-away href="/">Home</a></nav><main></main></div><script>${SCRIPT}</script></body></html>`,
  );
};
