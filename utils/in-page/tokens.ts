/** Colours and parts that everything we put into other people's pages has in common; `data-theme` on the host chooses light or dark. */

export const TOKENS = `
:host {
  --bg: #ffffff; --sunk: #f6f7f9; --line: #e6e8ec; --text: #16181d; --soft: #5b6270; --faint: #646b79;
  --accent: #2f5bea; --on-accent: #ffffff; --edge: #868d9b; --shadow: 0 1px 2px rgb(16 20 30 / .08), 0 12px 32px rgb(16 20 30 / .16);
  --red: #c62840; --red-on: #fdeef0; --amber: #8a5200; --amber-on: #fff4df; --blue: #2458c7; --blue-on: #ebf1ff;
  --green: #1b7a44; --green-on: #e8f6ee; --grey: #5b6270; --grey-on: #eef0f3;
}
:host([data-theme="dark"]) {
  --bg: #16181d; --sunk: #1e2128; --line: #2c3039; --text: #eceef2; --soft: #a3abb9; --faint: #8b93a3;
  --accent: #86a3ff; --on-accent: #10131a; --edge: #6f7789; --shadow: 0 0 0 1px rgb(0 0 0 / .4), 0 12px 32px rgb(0 0 0 / .5);
  --red: #ff8a98; --red-on: #3a1a20; --amber: #f5be6b; --amber-on: #352711; --blue: #9dbbff; --blue-on: #1a2542;
  --green: #7fd6a2; --green-on: #15301f; --grey: #a3abb9; --grey-on: #262a33;
}
[data-tone="red"] { --ink: var(--red); --paper: var(--red-on) }
[data-tone="amber"] { --ink: var(--amber); --paper: var(--amber-on) }
[data-tone="blue"] { --ink: var(--blue); --paper: var(--blue-on) }
[data-tone="green"] { --ink: var(--green); --paper: var(--green-on) }
[data-tone="grey"] { --ink: var(--grey); --paper: var(--grey-on) }
*, *::before, *::after { box-sizing: border-box }
svg { width: 14px; height: 14px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round }
svg .fill { fill: currentColor; stroke: none }
svg .dash { stroke-dasharray: 2.4 2.5 }
button { font: inherit; color: inherit; margin: 0; cursor: pointer; -webkit-tap-highlight-color: transparent }
button:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
button:disabled { cursor: default }
/* Said outright: what is only inherited keeps its colour of before where a page changes to forced colours (Chromium 156). */
@media (forced-colors: active) { .badge, .card, .button { border: 1px solid !important } .button { background: ButtonFace !important } .badge, .badge > span, .button { color: ButtonText !important } .button:disabled { color: GrayText !important }
  :is(.card, .toast), :is(.card, .toast) :not(button, button *) { color: CanvasText !important } }
`;
