/** Accounts by the login that made their tokens: how much hangs on each, what of it needs somebody, and one sign-in that mends it. */
import './Logins.css';
import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { loginsOf } from '@/utils/insight/logins';
import type { AccountView } from '@/utils/model/snapshot';
import { sayCount } from '@/utils/wording/say';
import type { Actions } from '../actions';
import { siteOf } from '../queue/words';
import { useChunks } from '../useChunks';
import { LoginRow } from './LoginRow';

interface Props {
  accounts: readonly AccountView[];
  now: number;
  lang: string;
  actions: Actions;
}

export const LoginsSheet = ({ accounts, now, lang, actions }: Props) => {
  const [open, setOpen] = useState<string | undefined>();
  const [withAlone, setWithAlone] = useState(false);
  const { named, alone } = useMemo(() => {
    const all = loginsOf(accounts, siteOf);
    return {
      named: all.filter(({ name }) => name !== undefined),
      alone: all.filter(({ name }) => name === undefined),
    };
  }, [accounts]);
  // Where nobody has named any there is nothing else to look at.
  const rows = withAlone || named.length === 0 ? [...named, ...alone] : named;
  const { shown, end } = useChunks(rows.length);
  if (accounts.length === 0) return <p class="sheet-wide nothing">{i18n.t('logins.nothing')}</p>;

  return (
    <section class="sheet-wide logins" aria-labelledby="logins-title">
      <div class="bar">
        <h2 id="logins-title">{i18n.t('logins.title')}</h2>
        <p class="quiet">{i18n.t('logins.lead')}</p>
      </div>
      <div class="table-frame">
        <table class="plain-table" aria-labelledby="logins-title">
          <thead>
            <tr>
              {(['login', 'networks', 'connections', 'deadline'] as const).map(head => (
                <th key={head} scope="col">
                  {i18n.t(`logins.${head}`)}
                </th>
              ))}
              <th scope="col">{i18n.t('table.owner')}</th>
              <th scope="col">
                <span class="sr">{i18n.t('table.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map(login => (
              <LoginRow
                key={login.key}
                login={login}
                now={now}
                lang={lang}
                actions={actions}
                first={login.key === rows.find(({ needy }) => needy > 0)?.key}
                open={open === login.key}
                onToggle={() => setOpen(open === login.key ? undefined : login.key)}
              />
            ))}
          </tbody>
        </table>
        <div ref={end} />
      </div>
      {alone.length > 0 && named.length > 0 && !withAlone && (
        <p class="quiet count">
          {sayCount('logins.alone', alone.length, lang)}.{' '}
          <button type="button" class="button plain" onClick={() => setWithAlone(true)}>
            {i18n.t('logins.show_alone')}
          </button>
        </p>
      )}
    </section>
  );
};
