/** The Pages that a person's token reaches, all of them: `/me/accounts`, by cursor. */
import type { Finding } from '../../model/evidence';
import type { TokenCtx } from '../define';
import { inconclusive } from '../shared/first-look';
import { type Fields, fieldsOf, listOf, textOf } from '../shared/json';
import { classifyMeta } from './answers';
import { askGraph } from './graph';

/** 100 Pages each; more than anybody has, so that a server that pages in circles does not keep us. */
const MOST_PAGES = 20;

/**
 * @param fields of each Page, as Graph wants them
 * @param reading how a refusal reads
 * @returns a finding where the list could not be had whole
 */
export const pagesOf = async (
  ctx: TokenCtx,
  fields: string,
  reading: Parameters<typeof classifyMeta>[2],
): Promise<Fields[] | Finding> => {
  const found: Fields[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const parameters = { fields, limit: '100', ...(after ? { after } : {}) };
    const answer = await askGraph(ctx, ctx.token.access, 'me/accounts', parameters);
    const finding = classifyMeta(answer, { now: ctx.now }, reading);
    if (finding.result !== 'alive' || finding.missing) return finding;
    const json = fieldsOf(answer.ok ? answer.json : undefined);
    if (!Array.isArray(json.data)) return inconclusive('not-understood');
    found.push(...listOf(json.data).map(fieldsOf));
    const paging = fieldsOf(json.paging);
    if (!paging.next) return found;
    after = textOf(fieldsOf(paging.cursors).after);
    if (!after) break;
  }
  return inconclusive('not-understood', { code: 'paging' });
};
