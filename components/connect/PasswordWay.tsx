/** The second way in: the account's name and a password made for apps. Its server is found by the name. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { BROWSER } from '@/utils/model/words';
import { shortNetwork } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { FormFoot } from '../FormFoot';
import { isAddress, tidy } from '../networkChoice';
import { Field } from './Field';
import { HolderField } from './HolderField';
import { focusWrong, type PasswordEntry, type WayProps } from './ways';

interface Props extends WayProps {
  onPassword: (entry: PasswordEntry) => void;
}

type Problem = 'missing_handle' | 'missing_password' | 'missing_issuer';

export const PasswordWay = ({ network, account, holders, connecting, onPassword, onClose }: Props) => {
  const form = useRef<HTMLFormElement>(null);
  const [identifier, setIdentifier] = useState(account?.handle ?? '');
  const [password, setPassword] = useState('');
  const [server, setServer] = useState(account?.issuer ?? '');
  const [holder, setHolder] = useState(BROWSER);
  const [problem, setProblem] = useState<Problem>();
  const words = { network: shortNetwork(network.id) };
  const { home, busy } = connecting;
  useLayoutEffect(() => focusWrong(problem ? form.current : null), [problem]);
  useEffect(() => {
    if (home?.identifier === identifier.trim()) setServer(home.issuer);
  }, [home]);

  const go = () => {
    if (busy) return;
    const wrong: Problem | undefined = !identifier.trim()
      ? 'missing_handle'
      : !password
        ? 'missing_password'
        : server.trim() && !isAddress(server.trim())
          ? 'missing_issuer'
          : undefined;
    setProblem(wrong);
    if (wrong) return;
    onPassword({
      network: network.id,
      identifier: identifier.trim(),
      password: password.trim(),
      holder,
      ...(server.trim() ? { issuer: tidy(server) } : {}),
      ...(account ? { into: account.id } : {}),
    });
  };
  const error = (mine: Problem) => (problem === mine ? i18n.t(`connect.${mine}`) : undefined);

  return (
    <form
      ref={form}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        go();
      }}
    >
      <Field
        name="identifier"
        label={i18n.t('password.name')}
        hint={i18n.t('password.name_hint')}
        error={error('missing_handle')}
        value={identifier}
        onInput={setIdentifier}
      />
      <Field
        name="appPassword"
        type="password"
        label={i18n.t('password.secret')}
        hint={say('password.secret_hint', words)}
        error={error('missing_password')}
        value={password}
        onInput={setPassword}
      />
      <Field
        name="issuer"
        label={i18n.t('password.server')}
        hint={i18n.t('password.server_hint')}
        error={error('missing_issuer')}
        value={server}
        onInput={setServer}
      />
      {!account && <HolderField holders={holders} holder={holder} onHolder={setHolder} />}
      <FormFoot
        go={i18n.t('password.go')}
        busy={busy}
        said={busy ? say('paste.checking', words) : connecting.said}
        wrong={connecting.wrong}
        onCancel={onClose}
      />
    </form>
  );
};
