/** The second step: connect, import, or just track; each leads to where it is done, and asks the browser only there. */
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { holderName, networkName } from '@/utils/wording/names';
import { say, sayCount } from '@/utils/wording/say';
import { Icon } from '../Icon';
import { NetworkMark } from '../NetworkMark';

export interface ToolUse {
  id: string;
  /** Used at its vendor's address: one click, and the browser asks. Otherwise it wants an address of one's own. */
  cloud: boolean;
  on: boolean;
}

interface Props {
  networks: readonly string[];
  /** Networks that can no longer be connected. */
  over: readonly string[];
  tools: readonly ToolUse[];
  accounts: readonly AccountView[];
  mayImport: boolean;
  lang: string;
  onUseTool: (id: string) => void;
}

const DASHBOARD = '/dashboard.html';

const Done = ({ text }: { text: string }) => (
  <span class="done">
    <Icon of="healthy" size={14} /> {text}
  </span>
);

const Way = ({ href, label, about }: { href: string; label: string; about: string }) => (
  <a class="button" href={`${DASHBOARD}${href}`} target="_blank" rel="noreferrer" aria-label={`${label}: ${about}`}>
    {label}
  </a>
);

export const Begin = ({ networks, over, tools, accounts, mayImport, lang, onUseTool }: Props) => {
  const listed = (fits: (view: AccountView) => boolean) => {
    const count = accounts.filter(fits).length;
    return count > 0 && <Done text={sayCount('welcome.listed', count, lang)} />;
  };
  return (
    <>
      {tools.length > 0 && (
        <section aria-labelledby="begin-tools">
          <h3 id="begin-tools">{i18n.t('welcome.begin_tools')}</h3>
          <p class="quiet">{i18n.t('welcome.begin_tools_text')}</p>
          <ul class="things" aria-labelledby="begin-tools">
            {tools.map(({ id, cloud, on }) => (
              <li key={id} data-tool={id}>
                <div>
                  <b>{holderName(id)}</b> {listed(view => view.holder === id)}
                </div>
                {!cloud ? (
                  <Way
                    href={`#/settings/tools?tool=${id}`}
                    label={i18n.t('settings.tools_add')}
                    about={holderName(id)}
                  />
                ) : on ? (
                  <Done text={i18n.t('settings.tools_used')} />
                ) : (
                  <button type="button" class="button" onClick={() => onUseTool(id)}>
                    {say('settings.tools_use', { tool: holderName(id) })}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {networks.length > 0 && (
        <section aria-labelledby="begin-networks">
          <h3 id="begin-networks">{i18n.t('welcome.begin_networks')}</h3>
          <p class="quiet">{i18n.t('welcome.begin_networks_text')}</p>
          <ul class="things" aria-labelledby="begin-networks">
            {networks.map(id => (
              <li key={id} data-network={id}>
                <NetworkMark network={id} />
                <div>
                  <b>{networkName(id)}</b> {listed(view => view.network === id)}
                </div>
                <Way
                  href={`#/accounts?connect&network=${id}&way=track`}
                  label={i18n.t('welcome.track')}
                  about={networkName(id)}
                />
                {!over.includes(id) && (
                  <Way
                    href={`#/accounts?connect&network=${id}`}
                    label={i18n.t('welcome.connect')}
                    about={networkName(id)}
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {mayImport && (
        <section aria-labelledby="begin-import">
          <h3 id="begin-import">{i18n.t('welcome.begin_import')}</h3>
          <p class="quiet">{i18n.t('welcome.begin_import_text')}</p>
          <div class="choices">
            <Way href="#/accounts?import" label={i18n.t('dashboard.import')} about={i18n.t('welcome.begin_import')} />
          </div>
        </section>
      )}
      {tools.length + networks.length === 0 && <p class="quiet">{i18n.t('welcome.nothing_chosen')}</p>}
    </>
  );
};
