/** Sign in with an app: one that is there, or a new one; the browser's sign-in window does the rest. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { App } from '@/utils/model/app';
import { BROWSER } from '@/utils/model/words';
import { shortNetwork } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { FormFoot } from '../FormFoot';
import { type AppProblem, type AppValues, appProblem, NO_APP, toApp } from '../networkChoice';
import { AppFields } from './AppFields';
import { CopyField } from './CopyField';
import { Labelled } from './Field';
import { HolderField } from './HolderField';
import { type Connection, focusWrong, type WayProps } from './ways';

interface Props extends WayProps {
  apps: readonly App[];
  redirectUri: string;
  onCopy: (value: string) => Promise<void>;
  onConnect: (connection: Connection) => void;
}

const NEW = 'new';

export const SignInWay = (props: Props) => {
  const { network, account, apps, holders, redirectUri, connecting, onCopy, onConnect, onClose } = props;
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<AppValues>({ ...NO_APP, network: network.id, issuer: account?.issuer ?? '' });
  const [chosen, setChosen] = useState('');
  const [holder, setHolder] = useState(account?.holder ?? BROWSER);
  const [problem, setProblem] = useState<AppProblem>();
  const fitting = apps.filter(app => app.network === network.id);
  const appId = chosen || fitting[0]?.id || NEW;
  const existing = fitting.find(({ id }) => id === appId);
  const words = { network: shortNetwork(network.id) };
  useLayoutEffect(() => focusWrong(problem ? form.current : null), [problem]);

  const connect = () => {
    if (connecting.busy) return;
    const wrong = existing ? undefined : appProblem(values, network);
    setProblem(wrong);
    if (!wrong) onConnect({ app: existing ?? toApp(values, network), holder });
  };

  return (
    <form
      ref={form}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        connect();
      }}
    >
      {fitting.length > 0 && (
        <Labelled label={i18n.t('connect.app')}>
          {tied => (
            <select {...tied} name="app" value={appId} onChange={event => setChosen(event.currentTarget.value)}>
              {fitting.map(app => (
                <option key={app.id} value={app.id}>
                  {[app.clientId, app.issuer].filter(Boolean).join(' · ')}
                </option>
              ))}
              <option value={NEW}>{i18n.t('connect.new_app')}</option>
            </select>
          )}
        </Labelled>
      )}
      {!existing && <AppFields network={network} values={values} problem={problem} onChange={setValues} />}
      {!network.registersItself && (
        <CopyField
          label={i18n.t('connect.redirect')}
          hint={say('connect.redirect_hint', words)}
          value={redirectUri}
          onCopy={onCopy}
        />
      )}
      <HolderField holders={holders} holder={holder} onHolder={setHolder} />
      <FormFoot
        go={i18n.t('connect.go')}
        busy={connecting.busy}
        said={connecting.busy ? say('connect.started', words) : connecting.said}
        wrong={connecting.wrong}
        onCancel={onClose}
      />
    </form>
  );
};
