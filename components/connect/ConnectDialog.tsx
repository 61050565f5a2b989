/** Connect an account: which network, with which app, for whom; then the browser's sign-in window does the rest. */
import './ConnectDialog.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { App } from '@/utils/model/app';
import { BROWSER } from '@/utils/model/words';
import { holderName, networkName, shortNetwork } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { type AppValues, appProblem, type NetworkChoice, NO_APP, toApp } from '../networkChoice';
import { AppFields } from './AppFields';
import { CopyField } from './CopyField';
import { NetworkNotes } from './NetworkNotes';

export interface Connection {
  /** An app that is there already, or a new one to save first. */
  app: { id: string; network: string; issuer?: string | undefined } | ReturnType<typeof toApp>;
  holder: string;
}

interface Props {
  networks: readonly NetworkChoice[];
  apps: readonly App[];
  /** Ids of tools that may use the access. */
  holders: readonly string[];
  redirectUri: string;
  /** A sign-in is under way. */
  busy: boolean;
  /** What came of the last try. */
  said: string;
  onCopy: (value: string) => Promise<void>;
  onConnect: (connection: Connection) => void;
  onClose: () => void;
}

const NEW = 'new';

export const ConnectDialog = ({
  networks,
  apps,
  holders,
  redirectUri,
  busy,
  said,
  onCopy,
  onConnect,
  onClose,
}: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const [values, setValues] = useState<AppValues>({ ...NO_APP, network: networks[0]?.id ?? '' });
  const [chosen, setChosen] = useState('');
  const [holder, setHolder] = useState(BROWSER);
  const [problem, setProblem] = useState('');
  const network = networks.find(({ id }) => id === values.network);
  const fitting = apps.filter(app => app.network === values.network);
  const appId = chosen || fitting[0]?.id || NEW;
  const existing = fitting.find(({ id }) => id === appId);

  useEffect(() => dialog.current?.showModal?.(), []);

  const connect = () => {
    if (!network || busy) return;
    const wrong = existing ? undefined : appProblem(values, network);
    setProblem(wrong ? i18n.t(`connect.${wrong}`) : '');
    if (!wrong) onConnect({ app: existing ?? toApp(values, network), holder });
  };

  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="connect-title" onClose={onClose}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          connect();
        }}
      >
        <h2 id="connect-title">{i18n.t('connect.title')}</h2>
        <label class="field">
          <span>{i18n.t('connect.network')}</span>
          <select
            class="input"
            name="network"
            value={values.network}
            onChange={event => {
              setValues({ ...NO_APP, network: event.currentTarget.value });
              setChosen('');
              setProblem('');
            }}
          >
            {networks.map(({ id }) => (
              <option key={id} value={id}>
                {networkName(id)}
              </option>
            ))}
          </select>
        </label>
        {network && <NetworkNotes network={network.id} />}
        {fitting.length > 0 && (
          <label class="field">
            <span>{i18n.t('connect.app')}</span>
            <select class="input" name="app" value={appId} onChange={event => setChosen(event.currentTarget.value)}>
              {fitting.map(app => (
                <option key={app.id} value={app.id}>
                  {[app.clientId, app.issuer].filter(Boolean).join(' · ')}
                </option>
              ))}
              <option value={NEW}>{i18n.t('connect.new_app')}</option>
            </select>
          </label>
        )}
        {network && !existing && <AppFields network={network} values={values} onChange={setValues} />}
        {network && (
          <CopyField
            label={i18n.t('connect.redirect')}
            hint={say('connect.redirect_hint', { network: shortNetwork(network.id) })}
            value={redirectUri}
            onCopy={onCopy}
          />
        )}
        <label class="field">
          <span>{i18n.t('connect.used_by')}</span>
          <select class="input" name="holder" value={holder} onChange={event => setHolder(event.currentTarget.value)}>
            {[BROWSER, ...holders].map(id => (
              <option key={id} value={id}>
                {holderName(id)}
              </option>
            ))}
          </select>
        </label>
        <p role="status" class={problem ? 'problem' : 'quiet'}>
          {problem || (busy && network ? say('connect.started', { network: shortNetwork(network.id) }) : said)}
        </p>
        <div class="choices">
          <button type="submit" class="button filled" aria-disabled={busy ? 'true' : undefined}>
            {i18n.t('connect.go')}
          </button>
          <button type="button" class="button" onClick={onClose}>
            {i18n.t('common.cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
};
