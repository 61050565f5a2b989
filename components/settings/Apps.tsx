/** The apps that the user registered: which network, which client id, what uses it; never a secret. */
import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type App, usesOf } from '@/utils/model/app';
import type { AccountView } from '@/utils/model/snapshot';
import { networkName, shortNetwork } from '@/utils/wording/names';
import { say, sayCount } from '@/utils/wording/say';
import { relativeDay } from '@/utils/wording/time';
import { AppFields } from '../connect/AppFields';
import { CopyField } from '../connect/CopyField';
import { FormFoot } from '../FormFoot';
import { NetworkMark } from '../NetworkMark';
import { type AppProblem, type AppValues, appProblem, type NetworkChoice, NO_APP, toApp } from '../networkChoice';
import { type Saved, useSaving } from '../useSaving';
import { Locked } from './Locked';
import { Sure } from './Sure';

interface Props {
  apps: readonly App[];
  accounts: readonly AccountView[];
  networks: readonly NetworkChoice[];
  redirectUri: string;
  now: number;
  lang: string;
  onCopy: (value: string) => Promise<void>;
  onSave: (app: ReturnType<typeof toApp>) => Saved;
  onRemove: (id: string) => void;
}

const about = (app: App, uses: number, now: number, lang: string): string =>
  [
    uses ? sayCount('settings.app_accounts', uses, lang) : i18n.t('settings.app_none'),
    app.hasSecret && i18n.t('settings.app_secret'),
    app.tokenEndpoint && i18n.t('settings.app_broker'),
    say('settings.app_added', { when: relativeDay(app.addedAt, now, lang) }),
  ]
    .filter(Boolean)
    .join(' · ');

export const Apps = ({ apps, accounts, networks: all, redirectUri, now, lang, onCopy, onSave, onRemove }: Props) => {
  const networks = all.filter(({ discontinued }) => !discontinued);
  const [values, setValues] = useState<AppValues>({ ...NO_APP, network: networks[0]?.id ?? '' });
  const [problem, setProblem] = useState<AppProblem>();
  const saving = useSaving();
  const uses = useMemo(() => usesOf(apps, accounts), [apps, accounts]);
  const network = networks.find(({ id }) => id === values.network);

  const save = () => {
    if (!network) return;
    const wrong = appProblem(values, network);
    setProblem(wrong);
    // It stands at its field.
    if (wrong) return saving.refuse('');
    const saved = () => {
      // What is typed by then is the next one.
      setValues(now => (now === values ? { ...NO_APP, network: network.id } : now));
      return i18n.t('settings.app_saved');
    };
    void saving.save(() => onSave(toApp(values, network)), saved);
  };

  return (
    <section aria-labelledby="apps-title">
      <h2 id="apps-title">{i18n.t('settings.apps_title')}</h2>
      <p class="lead">{i18n.t('settings.apps_text')}</p>
      {apps.length === 0 && <p class="quiet">{i18n.t('settings.apps_none')}</p>}
      <ul class="things" aria-label={i18n.t('settings.apps_title')}>
        {apps.map(app => (
          <li key={app.id} data-app-id={app.id}>
            <NetworkMark network={app.network} />
            <div>
              <b>{networkName(app.network, app.issuer)}</b> <bdi>{app.clientId}</bdi>
              <p class="quiet">{about(app, uses.get(app.id) ?? 0, now, lang)}</p>
            </div>
            {app.managed ? (
              <Locked />
            ) : (
              <Sure
                label={i18n.t('settings.app_remove')}
                about={`${networkName(app.network, app.issuer)} ${app.clientId}`}
                ask={i18n.t('settings.app_sure')}
                onSure={() => onRemove(app.id)}
              />
            )}
          </li>
        ))}
      </ul>
      <form
        class="sheet"
        noValidate
        aria-label={i18n.t('settings.app_add')}
        onSubmit={event => {
          event.preventDefault();
          save();
        }}
      >
        <label class="field">
          <span>{i18n.t('connect.network')}</span>
          <select
            class="input"
            name="network"
            value={values.network}
            onChange={event => {
              setValues({ ...NO_APP, network: event.currentTarget.value });
              setProblem(undefined);
            }}
          >
            {networks.map(({ id }) => (
              <option key={id} value={id}>
                {networkName(id)}
              </option>
            ))}
          </select>
        </label>
        {network && <AppFields network={network} values={values} problem={problem} onChange={setValues} />}
        {network && (
          <CopyField
            label={i18n.t('connect.redirect')}
            hint={say('connect.redirect_hint', { network: shortNetwork(network.id) })}
            value={redirectUri}
            onCopy={onCopy}
          />
        )}
        <FormFoot
          go={i18n.t('settings.app_add')}
          busy={saving.busy}
          said={saving.said.text}
          wrong={saving.said.wrong}
        />
      </form>
    </section>
  );
};
