/** The plain pages on which people sign in and say yes or no. */

export const safe = (text: string): string => text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`);

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; background: #f0f2f5; color: #1c1e21; margin: 0; }
main { background: #fff; max-width: 460px; margin: 48px auto; padding: 24px 32px; border-radius: 10px; box-shadow: 0 1px 4px #0002; }
h1 { font-size: 20px; margin: 0 0 12px; } .mark { font-weight: 700; color: var(--mark); }
label { display: block; margin: 4px 0; } input[type=text], input[type=password] { width: 100%; padding: 8px; box-sizing: border-box; }
fieldset { border: 1px solid #dcdfe4; border-radius: 8px; margin: 12px 0; }
button { font: inherit; padding: 8px 16px; margin: 12px 8px 0 0; border-radius: 8px; border: 1px solid #bcc0c8; background: #fff; cursor: pointer; }
button.main { background: var(--mark); border-color: var(--mark); color: #fff; }`;

export interface Brand {
  name: string;
  colour: string;
}

/** A whole document in a network's colour. `body` is markup. */
export const sheet = (brand: Brand, title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${safe(title)}</title>
<link rel="icon" href="data:,"><style>:root { --mark: ${brand.colour}; }${STYLE}</style></head>
<body><main><p class="mark">${safe(brand.name)}</p><h1>${safe(title)}</h1>${body}</main></body></html>`;

/** Hidden inputs that carry parameters over to the next step. */
export const hidden = (params: Iterable<[string, string]>): string =>
  [...params].map(([name, value]) => `<input type="hidden" name="${safe(name)}" value="${safe(value)}">`).join('');

/** A page that asks who is there: one button per person. Posts `person` and `next` to `action`. */
export const signInPage = (
  brand: Brand,
  action: string,
  next: string,
  people: { key: string; name: string }[],
): string =>
  sheet(
    brand,
    `Log in to ${brand.name}`,
    `<form method="post" action="${safe(action)}">${hidden([['next', next]])}${people
      .map(person => `<button name="person" value="${safe(person.key)}">Log in as ${safe(person.name)}</button>`)
      .join('')}</form>`,
  );
