/** The settings, one part at a time. */
import { i18n } from '#i18n';
import { Apps } from '@/components/settings/Apps';
import { Channels } from '@/components/settings/Channels';
import { Data } from '@/components/settings/Data';
import { Guards } from '@/components/settings/Guards';
import { Hosts } from '@/components/settings/Hosts';
import { Keys } from '@/components/settings/Keys';
import { Notices } from '@/components/settings/Notices';
import { Organisation } from '@/components/settings/Organisation';
import { People } from '@/components/settings/People';
import { Support } from '@/components/settings/Support';
import { Taught } from '@/components/settings/Taught';
import { Tools } from '@/components/settings/Tools';
import type { DashboardProps } from './props';
import { SETTING_GROUPS, type Setting, type SettingGroup } from './route';

export const SettingsPage = ({
  snapshot,
  now,
  lang,
  setting,
  route,
  locks,
  shortcut,
  hosts,
  tools,
  taught,
  guards,
  settings,
  channels,
  support,
  kept,
  fixed,
  actions,
}: DashboardProps & { setting: Setting }) => (
  <div class="settings">
    <nav class="parts" aria-label={i18n.t('common.settings')}>
      {(Object.keys(SETTING_GROUPS) as SettingGroup[]).map(group => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <span id={`group-${group}`}>{i18n.t(`settings.group_${group}`)}</span>
          {SETTING_GROUPS[group]
            .filter(part => part !== 'organisation' || locks.any)
            .map(part => (
              <a key={part} href={`#/settings/${part}`} aria-current={part === setting ? 'page' : undefined}>
                {i18n.t(`dashboard.${part}`)}
              </a>
            ))}
        </section>
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
      <div class="sites">
        <Tools
          tools={tools}
          connections={snapshot.tools}
          accounts={snapshot.accounts}
          now={now}
          lang={lang}
          redirectUri={fixed.redirectUri}
          onCopy={actions.copy}
          start={route.page === 'settings' ? route : undefined}
          actions={actions}
        />
        {!locks.off.includes('teach') && (
          <Taught
            taught={taught}
            start={route.page === 'settings' ? route.address : undefined}
            now={now}
            lang={lang}
            actions={actions}
          />
        )}
      </div>
    )}
    {setting === 'notices' && settings && (
      <Notices
        key={JSON.stringify(locks)}
        settings={settings}
        locks={locks}
        networks={[...new Set(snapshot.accounts.map(view => view.network))].sort()}
        lang={lang}
        onSave={actions.saveSettings}
      />
    )}
    {setting === 'hosts' && (
      <div class="sites">
        {!locks.off.includes('guard') && (
          <Guards guards={guards} lang={lang} onWarn={actions.warnOn} onStop={actions.stopOn} />
        )}
        <Hosts hosts={hosts} onGiveBack={actions.giveBack} />
      </div>
    )}
    {setting === 'keys' && <Keys shortcut={shortcut} onChange={actions.shortcuts} />}
    {setting === 'organisation' && (
      <Organisation locks={locks} apps={snapshot.apps} tools={snapshot.tools} channels={channels.channels} />
    )}
    {setting === 'people' && (
      <People
        people={snapshot.people}
        channels={channels.channels}
        accounts={snapshot.accounts}
        lang={lang}
        onSave={actions.savePerson}
        onRemove={actions.removePerson}
      />
    )}
    {setting === 'channels' && (
      <Channels
        state={channels}
        people={snapshot.people}
        settings={settings}
        locked={locks.settings.includes('escalateDays')}
        now={now}
        lang={lang}
        actions={actions}
        onCopy={actions.copy}
      />
    )}
    {setting === 'data' && (
      <>
        <Data
          kept={kept}
          setAside={snapshot.setAside}
          lang={lang}
          mayExport={!locks.off.includes('export')}
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
