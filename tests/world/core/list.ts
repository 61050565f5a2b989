/** Whole pages of tools whose lists are drawn by the server: enough style to be looked at, and nothing that a test does not need. */
import { html, type Reply } from './http.ts';

const STYLE = `body { font: 15px/1.5 sans-serif; margin: 24px 40px; color: #1c2330; background: #fff } table { border-collapse: collapse } td, th { padding: 8px 16px; border-bottom: 1px solid #ddd; text-align: left }
.row, .divide-y > div { display: flex; gap: 16px; align-items: center; padding: 10px 0; border-bottom: 1px solid #ddd } svg, i { width: 18px; height: 18px; background: #667; display: inline-block; border-radius: 4px }`;

/** @param script runs in the page */
export const listPage = (title: string, body: string, script = ''): Reply =>
  html(
    200,
    `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"><style>${STYLE}</style></head><body>${body}${script && `<script>${script}</script>`}</body></html>`,
  );
