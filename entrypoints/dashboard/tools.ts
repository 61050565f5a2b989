/** Tools in the dashboard: adding an address with its permission in one click, reading it, tracking what it lists. */
import { computed, signal } from '@preact/signals';
import type { ToolActions, ToolsState } from '@/components/settings/Tools';
import { send } from '@/utils/kit/send';
import type { ToolConnection } from '@/utils/model/app';
import { requestOrigins } from '@/utils/page/allow';
import { snapshot } from '@/utils/page/live';
import { toolOf, tools } from '@/utils/tools';
import { hostsOfConnection, sendsTo, toolApiOf, toolApis } from '@/utils/tools/apis';
import { baseOf } from '@/utils/tools/base';
import { agreed, origins } from './hosts';
import { problemOf } from './saved';

const reading = signal<readonly string[]>([]);

/** Is this match pattern held, by itself or by a wider one? */
export const isHeld = (pattern: string, held: readonly string[]): boolean => {
  const host = (text: string) => text.replace(/^[a-z*]+:\/\//, '').replace(/\/\*$/, '');
  const wanted = host(pattern);
  return held.some(each => {
    const has = host(each);
    return (
      has === '*' ||
      each === '<all_urls>' ||
      has === wanted ||
      (has.startsWith('*.') && `.${wanted}`.endsWith(has.slice(1)))
    );
  });
};

/** Every tool that a person may name an address for: those whose list can be read, and those that people run themselves. */
const choices: ToolsState['choices'] = [
  ...toolApis.map(({ id, cloud, needsAccountId, ways, signIn }) => ({
    id,
    needsAccountId,
    ways,
    baseOf: (address: string) => baseOf(toolOf(id), address),
    ...(cloud ? { cloud } : {}),
    ...(signIn ? { appSecret: signIn.secret } : {}),
  })),
  ...tools
    .filter(({ id, kind }) => kind === 'self-hosted' && !toolApiOf(id))
    .map(tool => ({
      id: tool.id,
      needsAccountId: false,
      ways: [],
      baseOf: (address: string) => baseOf(tool, address),
    })),
].sort((a, b) => a.id.localeCompare(b.id));

const whyOf = (connection: {
  tool: string;
  hasApiKey?: boolean;
  apiKey?: string | undefined;
  client?: object | undefined;
}) => (sendsTo({ ...connection, hasApiKey: Boolean(connection.hasApiKey || connection.apiKey) }) ? 'tool' : 'overlay');

export const toolsState = computed<ToolsState>(() => {
  const held = (patterns: readonly string[]) => patterns.every(pattern => isHeld(pattern, origins.value));
  return {
    choices,
    cloud: tools
      // Those that want an app of one's own are worth badges without one, too.
      .filter(({ id, hosts }) => hosts.length > 0 && (!toolApiOf(id) || toolApiOf(id)?.signIn))
      .map(({ id, hosts }) => ({ id, on: held(hosts) })),
    held: (snapshot.value?.tools ?? [])
      .filter(tool => held(hostsOfConnection(tool)) && (agreed.value.ask || whyOf(tool) === 'overlay'))
      .map(({ id }) => id),
    reading: reading.value,
  };
});

const busy = async (id: string, work: () => Promise<unknown>): Promise<void> => {
  reading.value = [...reading.value, id];
  await work();
  // One of several under way for the same tool.
  reading.value = reading.value.toSpliced(reading.value.indexOf(id), 1);
};
const read = (id: string): Promise<void> => busy(id, () => send('checkTool', { id }));
const signIn = (id: string): Promise<void> => busy(id, () => send('signInTool', { id }));

/** Called in the click. What was typed in goes ahead of the browser's question, and is kept even if this page is gone when it is answered. */
const add: ToolActions['addTool'] = async connection => {
  const saved = send('saveTool', connection);
  const asked = requestOrigins(hostsOfConnection(connection), { why: whyOf(connection) });
  void Promise.all([saved, asked]).then(([reply]) =>
    reply.ok ? (connection.client ? signIn : read)(reply.value.id) : undefined,
  );
  return problemOf(await saved);
};

const allow = async (connection: ToolConnection): Promise<void> => {
  if (await requestOrigins(hostsOfConnection(connection), { why: whyOf(connection) })) await read(connection.id);
};

export const toolActions: ToolActions = {
  addTool: add,
  readTool: id => void read(id),
  trackTool: id => void send('trackTool', { id }),
  allowTool: connection => void allow(connection),
  signInTool: id => void signIn(id),
  signOutTool: id => void busy(id, () => send('signOutTool', { id })),
  removeTool: id => void send('removeTool', { id }),
  useTool: id => void requestOrigins([...(tools.find(tool => tool.id === id)?.hosts ?? [])], { why: 'overlay' }),
};
