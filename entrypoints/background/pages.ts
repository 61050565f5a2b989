/** What content scripts on tools' pages are told and brought. Which tool a page belongs to comes from its address alone. */
import type { Browser } from 'wxt/browser';
import type { Row } from '@/utils/messages';
import { defined } from '@/utils/model/defined';
import { Failure } from '@/utils/model/failure';
import { readOne } from '@/utils/store/read';
import { type PageTool, type ToolHint, toHint, toPageTool } from '@/utils/tools/page-tool';
import { bring } from './bring';
import { toolOfPage } from './places';
import { senderOf } from './serve';
import { OVERLAY_FILE } from './sites';
import { trackMany } from './track';

type Sender = Browser.runtime.MessageSender;

export const surfacesHere = async (sender: Sender): Promise<{ tool: ToolHint | null }> => {
  const tool = await toolOfPage(sender.url);
  return { tool: tool ? toHint(tool) : null };
};

export const toolHere = async (sender: Sender): Promise<{ tool: PageTool | null }> => {
  const tool = await toolOfPage(sender.url);
  return { tool: tool ? toPageTool(tool) : null };
};

/** Into the frame that asked, and only where it is a tool's. */
export const bringOverlay = async ({ tab, frameId, url }: Sender): Promise<null> => {
  if (tab?.id === undefined || frameId === undefined || !(await toolOfPage(url))) throw new Failure('answer-not-ours');
  await bring({ tabId: tab.id, frameIds: [frameId] }, OVERLAY_FILE);
  return null;
};

/** Every row of the page that names its network joins the list, as held by the page's own tool. @throws Failure */
export const trackAll = async (rows: readonly Row[], sender: Sender): Promise<{ added: number }> => {
  const tool = await toolOfPage(sender.url);
  if (!tool) throw new Failure('answer-not-ours');
  const given = rows.flatMap(({ network, handle = '', name, toolAccountId, mention }) =>
    network && !mention ? [{ network, handle, holder: tool.id, ...defined({ name, toolAccountId }) }] : [],
  );
  return { added: await trackMany(given, Date.now()) };
};

/** A page may only touch accounts that its own tool holds. @throws Failure */
export const mustBeOwn = async (id: string, sender: Sender): Promise<void> => {
  if (senderOf(sender) !== 'content') return;
  const [tool, account] = [await toolOfPage(sender.url), await readOne('accounts', id)];
  if (!tool || account?.holder !== tool.id) throw new Failure('answer-not-ours');
};
