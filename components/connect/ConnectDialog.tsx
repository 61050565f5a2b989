/** Connect an account: which network, and how: sign in, an app password, a pasted token, or just track it. */
import './ConnectDialog.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { App } from '@/utils/model/app';
import type { Recognised } from '@/utils/model/pasted';
import type { AccountView } from '@/utils/model/snapshot';
import { accountName } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { type NetworkChoice, type Way, waysOf } from '../networkChoice';
import { Inspected } from './Inspected';
import { NetworkNotes } from './NetworkNotes';
import { NetworkSelect } from './NetworkSelect';
import { PasswordWay } from './PasswordWay';
import { PasteWay } from './PasteWay';
import { SignInWay } from './SignInWay';
import { TrackWay } from './TrackWay';
import { WayChoice } from './WayChoice';
import type { Connecting, Connection, Keeping, PasswordEntry, Paste, Tracking } from './ways';

export interface ConnectActions {
  onCopy: (value: string) => Promise<void>;
  onConnect: (connection: Connection) => void;
  onPassword: (entry: PasswordEntry) => void;
  onInspect: (paste: Paste) => void;
  onKeep: (keeping: Keeping) => void;
  /** Forget what was pasted and what came of the last try. */
  onReset: () => void;
  onTrack: (tracking: Tracking) => void;
  onClose: () => void;
}

interface Props extends ConnectActions {
  networks: readonly NetworkChoice[];
  apps: readonly App[];
  accounts: readonly AccountView[];
  /** Ids of tools that may use the access. */
  holders: readonly string[];
  redirectUri: string;
  /** What is known of a pasted text by its shape. */
  recognise: (text: string) => Recognised;
  connecting: Connecting;
  /** The account that gets fresh access; absent: a new one. */
  account?: AccountView | undefined;
  /** What a link asked for; a person may choose otherwise. */
  start?: { network?: string; way?: Way } | undefined;
  now: number;
  lang: string;
}

/** An account without an app of its own gets fresh access the way it came. */
const firstWay = (network: NetworkChoice | undefined, account: AccountView | undefined): Way => {
  if (network?.discontinued) return 'track';
  return account && network?.password && !account.appId ? 'password' : 'signin';
};

export const ConnectDialog = (props: Props) => {
  const { networks, account, start, connecting, now, lang, onReset, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const select = useRef<HTMLSelectElement>(null);
  const [id, setId] = useState(() => {
    const wanted = networks.find(each => each.id === start?.network)?.id;
    return account?.network ?? wanted ?? networks[0]?.id ?? '';
  });
  const network = networks.find(each => each.id === id);
  const [wish, setWish] = useState<Way>(start?.way ?? firstWay(network, account));
  const [missing, setMissing] = useState(false);
  // What is here already has nothing left to be tracked by hand.
  const ways = network ? waysOf(network).filter(each => !account || each !== 'track') : (['paste'] as const);
  const way = ways.find(each => each === wish) ?? ways[0] ?? 'signin';
  const { inspected } = connecting;

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal?.();
    // Only a dialog that is closed gives the focus back; one that is taken out of the page while it is open does not.
    return () => {
      element?.addEventListener('close', event => event.stopImmediatePropagation(), { capture: true, once: true });
      element?.close?.();
    };
  }, []);

  const choose = (next: string) => {
    setId(next);
    setMissing(false);
    if (connecting.said) onReset();
  };
  const shared = { holders: props.holders, connecting, account, onClose };

  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="connect-title" onClose={onClose}>
      <div class="connect">
        <h2 id="connect-title">
          {account ? say('connect.back_to', { account: accountName(account) }) : i18n.t('connect.title')}
        </h2>
        {inspected ? (
          <Inspected
            found={inspected}
            holders={props.holders}
            accounts={props.accounts}
            account={account}
            connecting={connecting}
            now={now}
            lang={lang}
            onKeep={props.onKeep}
            onAgain={onReset}
            onClose={onClose}
          />
        ) : (
          <>
            <NetworkSelect
              networks={networks.map(each => each.id)}
              network={id}
              fixed={account !== undefined}
              error={missing ? i18n.t('connect.missing_network') : undefined}
              control={select}
              onNetwork={choose}
            />
            {network && (
              <WayChoice
                ways={ways}
                way={way}
                onWay={next => {
                  setWish(next);
                  if (connecting.said) onReset();
                }}
              />
            )}
            {network && <NetworkNotes network={network} way={way} />}
            {network && way === 'signin' && (
              <SignInWay
                key={id}
                {...shared}
                network={network}
                apps={props.apps}
                redirectUri={props.redirectUri}
                onCopy={props.onCopy}
                onConnect={props.onConnect}
              />
            )}
            {network && way === 'password' && (
              <PasswordWay key={id} {...shared} network={network} onPassword={props.onPassword} />
            )}
            {way === 'paste' && (
              <PasteWay
                {...shared}
                network={network}
                lang={lang}
                recognise={props.recognise}
                onNetwork={next => account || choose(next)}
                onNoNetwork={() => {
                  setMissing(true);
                  select.current?.focus();
                }}
                onInspect={props.onInspect}
              />
            )}
            {network && way === 'track' && (
              <TrackWay key={id} {...shared} network={network} now={now} onTrack={props.onTrack} />
            )}
          </>
        )}
      </div>
    </dialog>
  );
};
