/** One login in the table of logins, with its accounts below it where somebody wants to see them. */
import { useId } from 'preact/hooks';
import type { Login } from '@/utils/insight/logins';
import { BROWSER } from '@/utils/model/words';
import { named } from '@/utils/wording/account';
import { accountName, holderName, networkName, shortNetwork } from '@/utils/wording/names';
import { say, sayCount } from '@/utils/wording/say';
import { listNames } from '@/utils/wording/signIn';
import { stateName } from '@/utils/wording/state';
import { exactTime, isoTime, relativeTime, shortDate } from '@/utils/wording/time';
import { AccountList } from '../AccountList';
import type { Actions } from '../actions';
import { Icon } from '../Icon';
import { Nothing } from '../Nothing';
import { PrimaryButton } from '../PrimaryButton';

interface Props {
  login: Login;
  now: number;
  lang: string;
  actions: Actions;
  /** Where somebody should start. */
  first: boolean;
  open: boolean;
  onToggle: () => void;
}

/** More sign-ins than these are gone through in the queue. */
const MOST_BUTTONS = 1;

export const LoginRow = ({ login, now, lang, actions, first, open, onToggle }: Props) => {
  const id = useId();
  const [lead] = login.views;
  if (!lead) return null;
  const name = login.name ?? named(lead).login;
  const tools = login.holders.filter(holder => holder !== BROWSER);
  const list = (names: readonly string[]) => listNames([...new Set(names)], 0, lang);
  return (
    <>
      <tr data-login={name} data-state={login.worst}>
        <th scope="row" id={id}>
          <button
            type="button"
            class="button plain login-name"
            aria-expanded={open}
            aria-label={say('logins.show', { login: name })}
            onClick={onToggle}
          >
            <Icon of="open" size={12} class={open ? 'turned' : ''} />
            <bdi>{name}</bdi>
          </button>
        </th>
        <td>{list(login.networks.map(view => networkName(view.network, view.issuer)))}</td>
        <td>
          <p class="figures">
            {sayCount('logins.rests', login.views.length, lang, {
              tools: sayCount('logins.in_tools', tools.length, lang),
            })}
          </p>
          <p class="quiet">
            {[...tools, ...login.holders.filter(holder => holder === BROWSER)].map(holderName).join(' · ')}
          </p>
        </td>
        <td class="figures">
          <span class="what">
            <Icon of={login.worst} />
            <span>{login.needy > 0 ? sayCount('logins.need', login.needy, lang) : stateName(login.worst)}</span>
          </span>
          {login.deadline !== null && (
            <time class="quiet" dateTime={isoTime(login.deadline)} title={exactTime(login.deadline, lang)}>
              {relativeTime(login.deadline, now, lang)}, {shortDate(login.deadline, now, lang)}
            </time>
          )}
        </td>
        <td class="cell-owner">
          {login.owners.length > 0 ? <bdi>{list(login.owners)}</bdi> : <Nothing />}
          {login.owners.length > 0 && login.unowned > 0 && (
            <p class="quiet">{sayCount('logins.unowned', login.unowned, lang)}</p>
          )}
        </td>
        <td class="login-buttons">
          {login.press.slice(0, MOST_BUTTONS).map(view =>
            login.press.length > MOST_BUTTONS ? (
              <a
                key={view.id}
                class={`button ${first ? 'filled' : ''}`}
                href={`#/queue?only=${login.views.map(each => encodeURIComponent(each.id)).join(',')}`}
              >
                {sayCount('queue.sign_ins', login.press.length, lang)}
              </a>
            ) : (
              <PrimaryButton
                key={view.id}
                view={view}
                actions={actions}
                kind={first ? 'filled' : 'outlined'}
                describedBy={id}
              />
            ),
          )}
        </td>
      </tr>
      {open && (
        <tr class="login-accounts">
          <td colSpan={6}>
            <AccountList
              accounts={login.views}
              label={say('logins.show', {
                login: `${shortNetwork(lead.network, lead.issuer)} ${login.name ?? accountName(lead)}`,
              })}
              now={now}
              lang={lang}
              actions={actions}
            />
          </td>
        </tr>
      )}
    </>
  );
};
