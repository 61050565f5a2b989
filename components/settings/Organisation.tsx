/** What the organisation has set, what it has switched off, and what of it was not understood. */
import { i18n } from '#i18n';
import type { App, ToolConnection } from '@/utils/model/app';
import type { Channel } from '@/utils/model/channel';
import type { Locks } from '@/utils/model/locks';
import { holderName, networkName } from '@/utils/wording/names';
import { keyOf, say } from '@/utils/wording/say';
import { Icon } from '../Icon';

interface Props {
  locks: Locks;
  apps: readonly App[];
  tools: readonly ToolConnection[];
  channels: readonly Channel[];
}

/** In words, in the order of the settings. */
const namesOf = ({ locks, apps, tools, channels }: Props): string[] => [
  ...tools.flatMap(({ managed, tool, origin }) =>
    managed ? [say('organisation.tool', { tool: holderName(tool), host: new URL(origin).host })] : [],
  ),
  ...apps.flatMap(({ managed, network, issuer }) =>
    managed ? [say('organisation.app', { network: networkName(network, issuer) })] : [],
  ),
  ...channels.flatMap(({ managed, name }) => (managed ? [say('organisation.channel', { name })] : [])),
  ...locks.settings.map(key => say(`organisation.${SAID[key] ?? key}`)),
  ...locks.networks.map(id => say('organisation.warn_days_of', { network: networkName(id) })),
];

const SAID: Record<string, string> = {
  warnDays: 'warn_days',
  workingDays: 'working_days',
  escalateDays: 'escalate_days',
};

export const Organisation = (props: Props) => {
  const { locks } = props;
  const names = namesOf(props);
  return (
    <section aria-labelledby="organisation-title">
      <h2 id="organisation-title">{i18n.t('organisation.title')}</h2>
      <p class="lead">{i18n.t(locks.any ? 'organisation.text' : 'organisation.none')}</p>
      {names.length > 0 && (
        <>
          <h3>{i18n.t('organisation.what')}</h3>
          <ul class="things" aria-label={i18n.t('organisation.what')}>
            {names.map(name => (
              <li key={name}>
                <Icon of="blocked" size={16} />
                <div>{name}</div>
              </li>
            ))}
          </ul>
        </>
      )}
      {locks.off.length > 0 && (
        <>
          <h3>{i18n.t('organisation.off')}</h3>
          <ul class="things" aria-label={i18n.t('organisation.off')}>
            {locks.off.map(feature => (
              <li key={feature}>
                <div>{say(`organisation.feature.${feature}`)}</div>
              </li>
            ))}
          </ul>
        </>
      )}
      {locks.problems.length > 0 && (
        <>
          <h3>{i18n.t('organisation.left_out')}</h3>
          <p class="quiet">{i18n.t('organisation.left_out_text')}</p>
          <ul class="things" aria-label={i18n.t('organisation.left_out')}>
            {locks.problems.map(({ path, problem }) => (
              <li key={path} data-problem={problem}>
                <div>
                  <code>{path}</code>: {say(`organisation.problem.${keyOf(problem)}`)}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
