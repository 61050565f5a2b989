/** What makes two readings of a row the same row; its place on the page does not. */
import type { Row } from '@/utils/messages';

const known = new WeakMap<Row, string>();

export const contentOf = (row: Row): string => {
  const { network, name, handle, toolAccountId, mention } = row;
  const content = known.get(row) ?? JSON.stringify([network, name, handle, toolAccountId, mention]);
  known.set(row, content);
  return content;
};
