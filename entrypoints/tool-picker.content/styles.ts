/** Styles of the picker: the panel, the frames around what it would badge, and the glass over the page. Kept from the page by a shadow root. */
import { TOKENS } from '@/utils/in-page/tokens';

export const PICKER_CSS = `${TOKENS}
:host { all: initial; display: var(--token-health-block, none) !important; position: fixed; inset: 0; width: 100vw; height: 100vh; margin: 0; padding: 0; border: 0; background: none; overflow: hidden;
  z-index: 2147483647; pointer-events: none; color: var(--text); font: 13px/1.45 system-ui, sans-serif }
.glass { position: fixed; inset: 0; pointer-events: auto; cursor: default }
.glass[data-pointing] { cursor: crosshair }
.glass[hidden] { display: none }
.box { position: fixed; border-radius: 6px; pointer-events: none; border: 2px solid var(--accent); background: color-mix(in srgb, var(--accent) 10%, transparent) }
.box[data-kind="hover"] { border-style: dashed }
.box[data-kind="part"] { border: 2px solid var(--green); background: none }
.box[data-kind="target"] { border: 3px solid var(--amber); background: color-mix(in srgb, var(--amber) 14%, transparent) }
.panel { position: fixed; inset-block: 12px; inset-inline-end: 12px; width: min(360px, calc(100vw - 24px)); max-height: calc(100vh - 24px); height: fit-content; display: flex; flex-direction: column;
  pointer-events: auto; background: var(--bg); border: 1px solid var(--line); border-radius: 10px; box-shadow: var(--shadow); outline: none }
.panel[data-side="start"] { inset-inline: 12px auto }
.panel.small { width: auto; padding: 8px; inset-block: auto 12px }
.panel > header { display: flex; align-items: baseline; gap: 12px; padding: 14px 16px 10px; border-bottom: 1px solid var(--line) }
h1 { flex: 1; margin: 0; font-size: 15px; font-weight: 600; overflow-wrap: anywhere }
h2 { margin: 0 0 4px; font-size: 13px; font-weight: 600 }
.body { padding: 12px 16px; overflow: auto; display: grid; gap: 10px; grid-template-columns: minmax(0, 1fr); overscroll-behavior: contain }
p { margin: 0 }
.soft, .said { color: var(--soft); font-size: 12px }
.problem { color: var(--red) }
.good { color: var(--green); font-weight: 600 }
.part { display: grid; grid-template-columns: 18px minmax(0, 1fr) auto; gap: 6px; align-items: center }
.part .mark { color: var(--green); font-weight: 700 }
.part .what { display: grid; min-width: 0 }
.part b { font-weight: 600 }
.part .said { overflow: hidden; text-overflow: ellipsis; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow-wrap: anywhere }
.part .does { display: flex; gap: 4px; align-items: center }
.steps { display: flex; flex-wrap: wrap; gap: 6px; padding-inline-start: 24px }
.button { min-height: 28px; padding: 2px 10px; border: 1px solid var(--edge); border-radius: 7px; background: var(--bg); color: var(--text); font-weight: 500 }
.button:hover:not(:disabled) { background: var(--sunk) }
.button:disabled { color: var(--faint); border-color: var(--line) }
.button.filled { border-color: var(--accent); background: var(--accent); color: var(--on-accent) }
.button.filled:disabled { border-color: var(--line); background: var(--sunk); color: var(--faint) }
.button.on { border-color: var(--accent); color: var(--accent) }
.plain { min-height: 24px; padding: 2px 4px; border: 0; background: none; color: var(--accent) }
fieldset { margin: 0; padding: 0 0 0 24px; border: 0; display: grid; gap: 6px; min-width: 0 }
fieldset .part { grid-template-columns: 0 minmax(0, 1fr) auto; gap: 0 }
fieldset .part .mark { visibility: hidden }
fieldset .part .does { padding-inline-start: 6px }
legend { padding: 0; font-weight: 600 }
.radio { display: flex; align-items: center; gap: 8px; min-height: 24px }
.radio input { accent-color: var(--accent); margin: 0 }
.input { width: 100%; min-height: 30px; padding: 3px 8px; border: 1px solid var(--edge); border-radius: 7px; background: var(--bg); color: var(--text); font: inherit; color-scheme: light }
:host([data-theme="dark"]) .input, :host([data-theme="dark"]) .radio input { color-scheme: dark }
.input:focus-visible, .radio input:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px }
.field { display: grid; gap: 4px; font-weight: 600 }
.field .input { font-weight: 400 }
ul { list-style: none; margin: 0; padding: 0 }
.table { display: grid; gap: 4px }
.table li { display: grid; grid-template-columns: minmax(0, 1fr) 60%; gap: 8px; align-items: center; overflow-wrap: anywhere }
details { display: grid; gap: 8px; padding-inline-start: 24px }
details .part { margin-top: 8px; grid-template-columns: 0 minmax(0, 1fr) auto; gap: 0 }
details .part .mark { visibility: hidden }
summary { cursor: pointer; min-height: 24px; font-weight: 600 }
.preview { border-top: 1px solid var(--line); padding-top: 10px }
.body > p:first-child:empty + .preview { border-top: 0; padding-top: 0 }
.preview ul { max-height: 190px; overflow: auto }
.preview li { display: grid; grid-template-columns: 20px minmax(0, 1fr); column-gap: 8px; align-items: center; padding: 3px 0 }
.preview .dot { grid-row: span 2 }
.preview .soft { line-height: 1.3; overflow-wrap: anywhere }
.preview .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.dot { display: grid; place-items: center; width: 20px; height: 20px; border-radius: 5px; background: var(--soft); color: #fff; font-size: 10px; font-weight: 700; box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--text) 16%, transparent) }
.dot:not([style]) { color: var(--bg) }
.panel > footer { display: flex; flex-wrap: wrap; justify-content: flex-end; align-items: center; gap: 8px; padding: 10px 16px 14px; border-top: 1px solid var(--line) }
.panel > footer p { flex: 1 1 100% }
@media (forced-colors: active) { .panel { border: 1px solid } .box { border-color: Highlight } }
`;
