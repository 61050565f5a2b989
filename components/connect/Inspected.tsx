/** What was found out about a pasted token, and what to do with it: keep it, track the account alone, or paste another. */
import './Inspected.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Inspection } from '@/utils/model/inspection';
import type { AccountView } from '@/utils/model/snapshot';
import { BROWSER } from '@/utils/model/words';
import { accountName, holderName } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { clockTime } from '@/utils/wording/time';
import { Icon } from '../Icon';
import { FactList } from './FactList';
import { Field } from './Field';
import { factsOf, meaningOf, titleOf } from './facts';
import { HolderField } from './HolderField';
import { SureField } from './SureField';
import { type Connecting, focusWrong, type Keeping } from './ways';

interface Props {
  found: Inspection;
  holders: readonly string[];
  accounts: readonly AccountView[];
  /** The account that gets fresh access. */
  account?: AccountView | undefined;
  connecting: Connecting;
  now: number;
  lang: string;
  onKeep: (keeping: Keeping) => void;
  onAgain: () => void;
  onClose: () => void;
}

const plain = (handle: string): string => handle.trim().replace(/^@/, '').toLowerCase();

export const Inspected = (props: Props) => {
  const { found, holders, accounts, account, connecting, now, lang, onKeep, onAgain, onClose } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [holder, setHolder] = useState(account?.holder ?? BROWSER);
  const [handle, setHandle] = useState(account?.handle ?? '');
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<'handle' | 'sure'>();
  useLayoutEffect(() => heading.current?.focus(), []);
  useLayoutEffect(() => focusWrong(problem ? form.current : null), [problem]);

  const over = found.result === 'ended' || found.result === 'refused';
  const here =
    account ??
    (found.identity
      ? found.known.find(each => each.holder === holder)
      : accounts.find(
          a =>
            a.network === found.network &&
            a.issuer === found.issuer &&
            a.holder === holder &&
            handle.trim() !== '' &&
            plain(a.handle) === plain(handle),
        ));
  const asksSure = !over && !found.identity && here !== undefined;

  const keep = () => {
    if (connecting.busy) return;
    const wrong = !found.identity && !handle.trim() ? 'handle' : asksSure && !sure ? 'sure' : undefined;
    setProblem(wrong);
    if (wrong) return;
    onKeep({
      pending: found.pending,
      holder,
      withToken: !over,
      ...(found.identity ? {} : { handle: handle.trim() }),
      ...(account ? { into: account.id } : {}),
      ...(asksSure ? { sure } : {}),
    });
  };

  return (
    <form
      ref={form}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        keep();
      }}
    >
      <section class="found" data-result={found.result} data-state={found.health.state} aria-labelledby="found-title">
        <h3 id="found-title" ref={heading} tabIndex={-1}>
          <Icon of={over ? found.health.state : found.result === 'alive' ? found.health.state : 'unknown'} />
          {titleOf(found)}
        </h3>
        <FactList facts={factsOf(found, lang)} />
        {meaningOf(found) && <p>{meaningOf(found)}</p>}
        {here && !over && found.identity && <p>{i18n.t('paste.known')}</p>}
      </section>
      {!found.identity && !account && (
        <Field
          name="handle"
          label={i18n.t('track.handle')}
          error={problem === 'handle' ? i18n.t('connect.missing_handle') : undefined}
          value={handle}
          onInput={setHandle}
        />
      )}
      {!account && (
        <HolderField
          holders={holders}
          holder={holder}
          hint={
            found.refresh && !over && holder !== BROWSER
              ? say('paste.tool_hint', { holder: holderName(holder) })
              : undefined
          }
          onHolder={setHolder}
        />
      )}
      {asksSure && here && (
        <SureField account={accountName(here)} sure={sure} missing={problem === 'sure'} onSure={setSure} />
      )}
      <p role="status" class={connecting.wrong ? 'problem' : 'quiet'}>
        {connecting.said || say('paste.waits', { time: clockTime(found.until, now, lang) })}
      </p>
      <div class="choices">
        <button type="submit" class="button filled" aria-disabled={connecting.busy ? 'true' : undefined}>
          {i18n.t(over ? 'paste.keep_dead' : 'paste.keep')}
        </button>
        <button type="button" class="button" onClick={onAgain}>
          {i18n.t('paste.again')}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {i18n.t('common.cancel')}
        </button>
      </div>
    </form>
  );
};
