/** Tools: the addresses of those that one runs or has an account with, what was last read there, and the tools whose pages alone are read. */
import './Tools.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ToolConnection } from '@/utils/model/app';
import type { AccountView } from '@/utils/model/snapshot';
import { holderName } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { noTool, type ToolChoice, type toConnection } from '../toolChoice';
import type { Saved } from '../useSaving';
import { ToolForm } from './ToolForm';
import { ToolItem } from './ToolItem';

export interface ToolsState {
  choices: readonly ToolChoice[];
  /** Tools at their vendors' hosts, read from their pages only; `on`: the hosts are held. */
  cloud: readonly { id: string; on: boolean }[];
  /** Ids of the connections whose hosts are held; of those that are being read. */
  held: readonly string[];
  reading: readonly string[];
}

export interface ToolActions {
  /** Called in the click. */
  addTool(connection: ReturnType<typeof toConnection>): Saved;
  readTool(id: string): void;
  trackTool(id: string): void;
  allowTool(connection: ToolConnection): void;
  signInTool(id: string): void;
  signOutTool(id: string): void;
  removeTool(id: string): void;
  useTool(id: string): void;
}

interface Props {
  tools: ToolsState;
  connections: readonly ToolConnection[];
  accounts: readonly AccountView[];
  now: number;
  lang: string;
  /** The address that a sign-in returns to. */
  redirectUri: string;
  onCopy: (value: string) => Promise<void>;
  /** What a link asked for. */
  start?: { tool?: string; address?: string } | undefined;
  actions: ToolActions;
}

/** The form with what is known of a connection; never a secret, which nobody but the background has. */
const startOf = ({ tool, origin, accountId = '', client }: ToolConnection) => ({
  tool,
  address: origin,
  accountId,
  way: client ? ('grant' as const) : ('key' as const),
  clientId: client?.clientId ?? '',
  tokenEndpoint: client?.tokenEndpoint ?? '',
});

/** Of a tool that is read at its vendor's, the address is known; of a page's address the tool may be. */
const asked = (choices: readonly ToolChoice[], start: Props['start']) => {
  if (!start?.tool && !start?.address) return undefined;
  const choice = choices.find(({ id, cloud }) => id === start.tool || (cloud && cloud === start.address)) ?? choices[0];
  return { ...noTool(choice), address: start.address ?? choice?.cloud ?? '' };
};

export const Tools = ({ tools, connections, accounts, now, lang, redirectUri, onCopy, start, actions }: Props) => {
  const [renewed, setRenewed] = useState<ToolConnection>();
  const hasKey = (given: ReturnType<typeof toConnection>) =>
    connections.some(
      ({ tool, origin, accountId, hasApiKey }) =>
        hasApiKey && tool === given.tool && origin === given.origin && (accountId ?? '') === (given.accountId ?? ''),
    );
  return (
    <section aria-labelledby="tools-title">
      <h2 id="tools-title">{i18n.t('settings.tools_title')}</h2>
      <p class="lead">{i18n.t('settings.tools_text')}</p>
      {connections.length === 0 && <p class="quiet">{i18n.t('settings.tools_none')}</p>}
      <ul class="things" aria-label={i18n.t('settings.tools_title')}>
        {connections.map(connection => (
          <ToolItem
            key={connection.id}
            connection={connection}
            readable={(tools.choices.find(({ id }) => id === connection.tool)?.ways.length ?? 0) > 0}
            held={tools.held.includes(connection.id)}
            reading={tools.reading.includes(connection.id)}
            tracked={accounts.filter(view => view.connection === connection.id).length}
            now={now}
            lang={lang}
            onRead={() => actions.readTool(connection.id)}
            onTrack={() => actions.trackTool(connection.id)}
            onAllow={() => actions.allowTool(connection)}
            onNewKey={() => setRenewed(connection)}
            onSignIn={() => actions.signInTool(connection.id)}
            onSignOut={() => actions.signOutTool(connection.id)}
            onRemove={() => actions.removeTool(connection.id)}
          />
        ))}
      </ul>
      <ToolForm
        key={renewed?.id ?? `${start?.tool ?? ''} ${start?.address ?? ''}`}
        choices={tools.choices}
        redirectUri={redirectUri}
        opened={renewed !== undefined}
        start={renewed ? startOf(renewed) : asked(tools.choices, start)}
        hasKey={given => !renewed && hasKey(given)}
        onAdd={actions.addTool}
        onDone={() => setRenewed(undefined)}
        onCopy={onCopy}
      />
      {tools.cloud.length > 0 && (
        <>
          <h3>{i18n.t('settings.tools_cloud_title')}</h3>
          <p class="lead">{i18n.t('settings.tools_cloud_text')}</p>
          <ul class="things" aria-label={i18n.t('settings.tools_cloud_title')}>
            {tools.cloud.map(({ id, on }) => (
              <li key={id} data-tool={id}>
                <div>
                  <b>{holderName(id)}</b>
                </div>
                {on ? (
                  <span class="quiet">{i18n.t('settings.tools_used')}</span>
                ) : (
                  <button type="button" class="button" onClick={() => actions.useTool(id)}>
                    {say('settings.tools_use', { tool: holderName(id) })}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
