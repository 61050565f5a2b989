/** The settings, one part at a time. */
import { i18n } from '#i18n';
import { Apps } from '@/components/settings/Apps';
import { Data } from '@/components/settings/Data';
import { Guards } from '@/components/settings/Guards';
import { Hosts } from '@/components/settings/Hosts';
import { Notices } from '@/components/settings/Notices';
import { Support } from '@/components/settings/Support';
import { Tools } from '@/components/settings/Tools';
import type { DashboardProps } from './props';
import { SETTINGS, type Setting } from './route';

export const SettingsPage = ({
  snapshot,
  now,
  lang,
  setting,
  hosts,
  tools,
  guards,
  settings,
  support,
  fixed,
  actions,
}: DashboardProps & { setting: Setting }) => (
  <div class="settings">
    <nav class="parts" aria-label={i18n.t('common.settings')}>
      {SETTINGS.map(part => (
        <a key={part} href={`#/settings/${part}`} aria-current={part === setting ? 'page' : undefined}>
          {i18n.t(`dashboard.${part}`)}
        </a>
      ))}
    </nav>
    {setting === 'apps' && (
      <Apps
        apps={snapshot.apps}
        accounts={snapshot.accounts}
        networks={fixed.networks}
        redirectUri={fixed.redirectUri}
        now={now}
        lang={lang}
        onCopy={actions.copy}
        onSave={actions.saveApp}
        onRemove={actions.removeApp}
      />
    )}
    {setting === 'tools' && (
      <Tools
        tools={tools}
        connections={snapshot.tools}
        accounts={snapshot.accounts}
        now={now}
        lang={lang}
        redirectUri={fixed.redirectUri}
        onCopy={actions.copy}
        actions={actions}
      />
    )}
    {setting === 'notices' && settings && (
      <Notices
        settings={settings}
        networks={[...new Set(snapshot.accounts.map(view => view.network))].sort()}
        lang={lang}
        onSave={actions.saveSettings}
      />
    )}
    {setting === 'hosts' && (
      <div class="sites">
        <Guards guards={guards} lang={lang} onWarn={actions.warnOn} onStop={actions.stopOn} />
        <Hosts hosts={hosts} onGiveBack={actions.giveBack} />
      </div>
    )}
    {setting === 'data' && (
      <>
        <Data
          snapshot={snapshot}
          lang={lang}
          onExport={() => actions.exportAs('accounts')}
          onErase={actions.eraseAll}
        />
        <Support
          report={support}
          onShow={actions.showSupport}
          onSave={actions.saveSupport}
          onHide={actions.hideSupport}
        />
      </>
    )}
  </div>
);
