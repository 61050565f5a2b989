/** Styles of the guard's window. They live in its shadow root; `!important` on the host keeps the page's own rules off it. */
import { TOKENS } from '@/utils/in-page/tokens';

export const GUARD_CSS = `${TOKENS}
:host {
  all: initial !important; display: var(--token-health-block, none) !important; position: fixed !important; z-index: 2147483646 !important;
  inset: auto var(--edge) var(--edge) auto !important; width: 320px !important; max-width: calc(100vw - 2 * var(--edge)) !important;
  font: 400 13px/19px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif !important; color-scheme: light;
}
:host([data-theme="dark"]) { color-scheme: dark }
:host([data-corner="bottom-left"]) { inset: auto auto var(--edge) var(--edge) !important }
:host([data-corner="top-right"]) { inset: var(--edge) var(--edge) auto auto !important }
:host([data-corner="top-left"]) { inset: var(--edge) auto auto var(--edge) !important }
:host([data-size="small"]) { width: max-content !important }
@media print { :host { display: none !important } }
.box {
  background: var(--bg); color: var(--text); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow);
  overflow-wrap: anywhere; text-align: start; animation: rise .18s ease-out; display: flex; flex-direction: column; max-height: min(440px, calc(100vh - 2 * var(--edge)));
}
@keyframes rise { from { opacity: 0; translate: 0 8px } }
@media (prefers-reduced-motion: reduce) { .box { animation: none } }
@media (forced-colors: active) { .box { border: 1px solid } }
.head { display: flex; align-items: center; gap: 8px; padding: 10px 10px 0 14px; color: var(--soft); flex: none }
.head svg { width: 16px; height: 16px; color: var(--amber) }
.title { flex: 1; font-weight: 600; font-size: 12px }
.count { display: none; min-width: 20px; padding: 0 6px; border-radius: 10px; background: var(--amber-on); color: var(--amber); font-weight: 650; font-size: 12px; text-align: center; font-variant-numeric: tabular-nums }
.toggle { flex: none; width: 24px; height: 24px; padding: 0; border: 0; border-radius: 7px; background: none; color: var(--soft); display: grid; place-items: center }
.toggle:hover { background: var(--sunk); color: var(--text) }
.toggle::before { content: ""; width: 8px; height: 8px; border: solid currentColor; border-width: 0 1.6px 1.6px 0; rotate: 45deg; translate: 0 -2px }
:host([data-size="small"]) .toggle::before { rotate: -135deg; translate: 0 2px }
:host([data-size="small"]) .body { display: none }
:host([data-size="small"]) .count { display: block }
:host([data-size="small"]) .head { padding: 7px 8px 7px 12px; cursor: pointer }
:host([data-size="small"]) .box { border-radius: 20px }
:host([data-size="small"]) .title { color: var(--text) }
.body { padding: 6px 14px 10px; min-height: 0; display: flex; flex-direction: column }
p { margin: 0 }
.sentence { font-weight: 650; font-size: 14px; line-height: 20px }
.note { margin: 4px 0 0; color: var(--soft) }
.note:empty { display: none }
.list { margin: 10px -14px 0; padding: 8px 14px; overflow: auto; overscroll-behavior: contain; min-height: 56px; max-height: 168px; background: var(--sunk); border-block: 1px solid var(--line) }
.list:focus-visible { outline-offset: -2px }
p.group { margin: 8px 0 2px; font-size: 12px; line-height: 17px; color: var(--faint) }
p.group:first-child { margin-top: 0 }
ul { list-style: none; margin: 0; padding: 0 }
li { display: flex; justify-content: space-between; gap: 10px; padding: 1px 0 }
.name { font-weight: 550; min-width: 0 }
.by { color: var(--faint); flex: none; white-space: nowrap; text-align: end }
.actions { margin: 10px 0 0; display: grid; gap: 8px; flex: none }
.button { min-height: 30px; padding: 5px 12px; border-radius: 8px; border: 1px solid var(--edge); background: var(--bg); font-weight: 600; line-height: 18px }
.button:hover { background: var(--sunk) }
.button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
.button.main:hover { background: color-mix(in srgb, var(--accent) 88%, var(--text)) }
.foot { display: flex; justify-content: space-between; gap: 12px; margin: 8px 0 0; flex: none }
.link { border: 0; background: none; padding: 3px 0; color: var(--soft); font-size: 12px; line-height: 18px }
.link:hover { color: var(--text); text-decoration: underline }
`;
