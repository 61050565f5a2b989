/** The link that a tool makes for one account, on which a person signs in again. */
import type { ReconnectLink, ToolApi } from '../tools/api';
import { type Asker, hear, toAsk } from './tool-ask';

/** A link on which a person signs in again for one account. Only for their own click: it makes a session there, which changes nothing until they do. */
export const reconnectLink = async (
  api: ToolApi,
  link: ReconnectLink,
  toolAccountId: string,
  asker: Asker,
): Promise<string | null> => {
  const found = await hear(api, link.find(asker.place, toolAccountId), asker, 'key');
  const wanted = found.outcome ? null : link.open(asker.place, toolAccountId, found.body);
  if (!wanted) return null;
  const { headers, ...rest } = toAsk(api, { url: wanted.url }, asker, 'key');
  const answer = await asker.ask({ ...rest, ...(headers ? { headers } : {}), method: 'POST', json: wanted.json });
  return answer.ok && (answer.status === 200 || answer.status === 201) ? link.read(answer.json) : null;
};
