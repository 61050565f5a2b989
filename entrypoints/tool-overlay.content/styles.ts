/** Styles of badge and card. They live in our shadow roots; `!important` on the host keeps the page's own rules off it. */
import { TOKENS } from '@/utils/in-page/tokens';

const FONT = `font: 500 12px/16px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif !important`;

/** 20 px high with margins that take 8 of them back: a line of text keeps its height. */
export const BADGE_CSS = `${TOKENS}
:host {
  all: initial !important; display: var(--token-health-inline, none) !important; vertical-align: middle !important; position: relative !important;
  margin: -4px 4px -4px 8px !important; flex: none !important; align-self: center !important; max-width: 100% !important;
  ${FONT}; color-scheme: light; direction: inherit !important; user-select: none !important; -webkit-user-select: none !important;
}
:host([data-pull]) { margin-inline-end: auto !important }
/* Among thousands, those out of sight are neither styled nor laid out nor painted; the margin leaves room for the focus ring. */
:host([data-many]) { content-visibility: auto !important; contain-intrinsic-size: auto 104px auto 20px !important; overflow-clip-margin: 6px !important }
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
.badge.all { margin-inline-start: 6px; padding: 0 7px }
.badge.quiet:hover { border-style: solid; color: var(--text) }
.badge[aria-busy="true"] svg { animation: turn 1.2s linear infinite }
@keyframes turn { to { rotate: 360deg } }
@media (prefers-reduced-motion: reduce) { .badge[aria-busy="true"] svg { animation: none } }
`;

export const CARD_CSS = `${TOKENS}
:host {
  all: initial !important; display: var(--token-health-block, none) !important; position: fixed !important; inset: var(--top, 8px) auto auto var(--left, 8px) !important; z-index: 2147483647 !important;
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
.note { padding: 8px 10px; border-radius: 7px; background: var(--sunk) }
.note + .note { margin: -6px 0 0; padding-top: 2px }
.owner { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px; margin: 12px 0 0; color: var(--soft) }
.foot { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 16px; margin: 12px 0 0; padding: 10px 0 0; border-top: 1px solid var(--line); color: var(--faint); font-size: 12px; line-height: 17px }
.foot:empty { display: none }
`;

export const TOAST_CSS = `${TOKENS}
:host {
  all: initial !important; display: var(--token-health-block, none) !important; max-width: min(360px, calc(100vw - 32px)) !important;
  font: 400 13px/19px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif !important; color-scheme: light;
}
:host([data-place="corner"]) { position: fixed !important; inset: auto auto 16px 16px !important; z-index: 2147483646 !important }
:host([data-place="flow"]) { margin: 8px 0 !important }
@media print { :host { display: none !important } }
.toast {
  position: relative; padding: 12px 14px; background: var(--bg); color: var(--text); border: 1px solid var(--line); border-radius: 10px;
  text-align: start; overflow-wrap: anywhere;
}
:host([data-place="corner"]) .toast { padding-inline-end: 40px; box-shadow: var(--shadow) }
.state { display: flex; gap: 6px; margin: 0; color: var(--ink); font-weight: 600; line-height: 20px }
.state svg { margin-top: 3px }
p + p { margin: 6px 0 0; color: var(--soft) }
p { margin: 0 }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 10px 0 0 }
.actions:empty { display: none }
.button { min-height: 28px; padding: 4px 12px; border-radius: 7px; border: 1px solid var(--edge); background: var(--bg); color: inherit; font-weight: 600; line-height: 18px }
.button:hover { background: var(--sunk) }
.button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
.button.main:hover { background: color-mix(in srgb, var(--accent) 88%, var(--text)) }
.button:disabled { opacity: .6 }
.close { position: absolute; inset: 8px 8px auto auto; border: 0; background: none; width: 24px; height: 24px; padding: 0; border-radius: 7px; color: var(--faint); display: grid; place-items: center }
.close:hover { background: var(--sunk); color: var(--text) }
`;
