/** Facebook's answers. */
import { assetRows, debugRows, metaRows } from './meta';
import { body, type Row } from './row';

export const rows: Row[] = [
  ...metaRows(['public_profile']),
  ...debugRows,
  ...assetRows(false),
  { name: 'me', kind: 'good', answer: body(200, { id: '10215', name: 'Ada Lovelace' }), expect: { result: 'alive' } },
  { name: 'my pages', kind: 'good', answer: body(200, { data: [], paging: {} }), expect: { result: 'alive' } },
];
