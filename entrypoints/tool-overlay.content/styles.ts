/** Styles of badge and card. They live in our shadow roots; `!important` on the host keeps the page's own rules off it. */

const TOKENS = `
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
@media (forced-colors: active) { .badge, .card, .button { border: 1px solid !important } }
`;

const FONT = `font: 500 12px/16px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif !important`;

/** 20 px high with margins that take 8 of them back: a line of text keeps its height. */
export const BADGE_CSS = `${TOKENS}
:host {
  all: initial !important; display: inline-flex !important; vertical-align: middle !important; position: relative !important;
  margin: -4px 4px -4px 8px !important; flex: none !important; align-self: center !important; max-width: 100% !important;
  ${FONT}; color-scheme: light; direction: inherit !important; user-select: none !important; -webkit-user-select: none !important;
}
:host([data-pull]) { margin-inline-end: auto !important }
@media print { :host { display: none !important } }
.badge {
  display: inline-flex; align-items: center; gap: 4px; height: 20px; max-width: 240px; padding: 0 7px 0 5px; position: relative;
  border: 1px solid color-mix(in srgb, var(--ink) 30%, transparent); border-radius: 10px; background: var(--paper); color: var(--ink); white-space: nowrap;
  font-variant-numeric: tabular-nums;
}
/* 24 by 24 to hit, without taking room in the line. */
.badge::after { content: ""; position: absolute; inset: -3px -1px }
.badge:hover { border-color: var(--ink) }
.badge > span { overflow: hidden; text-overflow: ellipsis; font-weight: 600 }
.badge.quiet { background: transparent; border: 1px dashed var(--edge); color: var(--soft) }
.badge.quiet > span { font-weight: 500 }
.badge.quiet:hover { border-style: solid; color: var(--text) }
.badge[aria-busy="true"] svg { animation: turn 1.2s linear infinite }
@keyframes turn { to { rotate: 360deg } }
@media (prefers-reduced-motion: reduce) { .badge[aria-busy="true"] svg { animation: none } }
`;

export const CARD_CSS = `${TOKENS}
:host {
  all: initial !important; display: block !important; position: fixed !important; inset: var(--top, 8px) auto auto var(--left, 8px) !important; z-index: 2147483647 !important;
  width: max-content !important; max-width: min(340px, calc(100vw - 16px)) !important; overflow: visible !important;
  font: 400 13px/19px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif !important; color-scheme: light;
}
@media print { :host { display: none !important } }
.card {
  width: 340px; max-width: 100%; max-height: var(--room, calc(100vh - 16px)); overflow: auto; overscroll-behavior: contain; padding: 16px;
  background: var(--bg); color: var(--text); border: 1px solid var(--line); border-radius: 10px; box-shadow: var(--shadow); text-align: start;
  overflow-wrap: anywhere; outline: none;
}
.top { display: flex; align-items: baseline; gap: 8px }
.name { font-weight: 650; font-size: 14px; margin: 0; flex: 1 1 auto; min-width: 0 }
.handle { color: var(--faint); flex: 0 1 auto; min-width: 0 }
.close { align-self: flex-start; border: 0; background: none; width: 24px; height: 24px; margin: -4px -6px 0 0; padding: 0; border-radius: 7px; color: var(--faint); display: grid; place-items: center; flex: none }
.close:hover { background: var(--sunk); color: var(--text) }
.state { display: flex; gap: 6px; margin: 4px 0 0; color: var(--ink); font-weight: 600; line-height: 20px; font-variant-numeric: tabular-nums }
.state svg { margin-top: 3px }
p { margin: 8px 0 0; color: var(--soft) }
ol { margin: 10px 0 0; padding: 0 0 0 20px }
li { margin: 0 0 4px; padding: 0 0 0 2px }
li::marker { color: var(--soft); font-variant-numeric: tabular-nums }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 12px 0 0 }
.button { min-height: 28px; padding: 4px 12px; border-radius: 7px; border: 1px solid var(--edge); background: var(--bg); font-weight: 600; line-height: 18px }
.button:hover { background: var(--sunk) }
.button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
.button.main:hover { background: color-mix(in srgb, var(--accent) 88%, var(--text)) }
.button:disabled { opacity: .6 }
.status { display: flex; gap: 6px; margin: 10px 0 0; color: var(--soft) }
.status:empty { display: none }
.status[data-tone="green"] { color: var(--green); font-weight: 600 }
.status[data-tone="red"] { color: var(--text) }
.status svg { margin-top: 3px }
.others { list-style: none; margin: 10px 0 0; padding: 0 }
.others li { padding: 8px 0 0; margin: 8px 0 0; border-top: 1px solid var(--line) }
.foot { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 16px; margin: 12px 0 0; padding: 10px 0 0; border-top: 1px solid var(--line); color: var(--faint); font-size: 12px; line-height: 17px }
.foot:empty { display: none }
`;
