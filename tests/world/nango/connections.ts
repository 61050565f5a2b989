/** Nango's list of connections, as far as its published source describes the elements; written anew. */
import type { Reply } from '../core/http.ts';
import { listPage } from '../core/list.ts';
import { safe } from '../core/page.ts';
import type { ToolAccount } from '../core/tool.ts';

const cell = (inside: string): string => `<td data-slot="table-cell">${inside}</td>`;

const row = ({ id, platform, name, state }: ToolAccount): string => {
  const sign = state === 'auth' ? '<svg class="lucide lucide-shield-alert"></svg>' : '';
  const cells = [
    `<span>${safe(name)}</span>`,
    `<img src="/images/template-logos/${platform}.svg" alt="${platform} logo" width="18" height="18"><span>${platform}-acme</span>`,
    `<span>${safe(id)}</span>`,
    '<time datetime="2026-10-01T08:00:00Z">1 Oct</time>',
    sign,
  ];
  return `<tr data-slot="table-row" class="h-16 cursor-pointer">${cells.map(cell).join('')}</tr>`;
};

export const connectionsPage = (accounts: readonly ToolAccount[], path: string): Reply | undefined => {
  if (path.startsWith('/images/')) return { status: 200, headers: { 'content-type': 'image/svg+xml' }, body: '' };
  const list = `<table data-slot="table"><tbody>${accounts.map(row).join('')}</tbody></table>`;
  return listPage(
    'Connections - Nango',
    /^\/\w+\/(connections|integrations)$/.test(path) ? `<h1>Nango</h1>${list}` : '<h1>Connections - Nango</h1>',
  );
};
