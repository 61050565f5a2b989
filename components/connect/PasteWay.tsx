/** "Paste a token": understood as far as possible while it is typed, looked at in the background, shown before anything is kept. */
import type { TargetedInputEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Pasted, PasteProblem, Recognised } from '@/utils/model/pasted';
import { shortNetwork } from '@/utils/wording/names';
import { keyOf, say } from '@/utils/wording/say';
import { serverHint } from '@/utils/wording/server';
import { FormFoot } from '../FormFoot';
import { isAddress, type NetworkChoice, tidy } from '../networkChoice';
import { dayOf } from './day';
import { Field, Labelled } from './Field';
import { PaidFields } from './PaidFields';
import { shapeText } from './shape';
import { focusWrong, type Paste, type WayProps } from './ways';

interface Props extends Omit<WayProps, 'network' | 'holders'> {
  /** `undefined`: none is chosen yet. */
  network: NetworkChoice | undefined;
  lang: string;
  recognise: (text: string) => Recognised;
  /** Its shape tells the network; `''`: it tells several. */
  onNetwork: (id: string) => void;
  onNoNetwork: () => void;
  onInspect: (paste: Paste) => void;
}

type Problem = PasteProblem | 'missing_issuer';
const NONE: Pasted = {};

export const PasteWay = (props: Props) => {
  const { network, account, connecting, lang, recognise, onNetwork, onNoNetwork, onInspect, onClose } = props;
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState('');
  const [refresh, setRefresh] = useState('');
  const [ends, setEnds] = useState('');
  const [issuer, setIssuer] = useState(account?.issuer ?? '');
  const [problem, setProblem] = useState<Problem>();
  const found = recognise(text);
  const pasted = 'pasted' in found ? found.pasted : NONE;
  const words = { network: network ? shortNetwork(network.id) : '' };
  useLayoutEffect(() => focusWrong(problem ? form.current : null), [problem]);
  // What was looked at is not needed here any more.
  useEffect(() => {
    if (connecting.inspected) setText('');
  }, [connecting.inspected]);

  const paste = (event: TargetedInputEvent<HTMLTextAreaElement>) => {
    const next = event.currentTarget.value;
    setText(next);
    setProblem(undefined);
    const seen = recognise(next);
    if ('problem' in seen) return;
    const [only, ...more] = seen.networks;
    if (only && !(network && seen.networks.includes(network.id))) onNetwork(more.length ? '' : only);
    if (seen.issuer && !issuer) setIssuer(seen.issuer);
  };
  const inspect = () => {
    if (connecting.busy) return;
    const wrong: Problem | undefined =
      'problem' in found
        ? found.problem
        : network?.needsIssuer && !isAddress(issuer.trim())
          ? 'missing_issuer'
          : undefined;
    setProblem(wrong);
    if (wrong) return;
    if (!network) return onNoNetwork();
    const more = network.paid ? recognise(refresh) : undefined;
    const alone = more && 'pasted' in more ? (more.pasted.refresh ?? more.pasted.access) : undefined;
    const expiresAt = pasted.expiresAt ?? (network.paid ? dayOf(ends) : undefined);
    onInspect({
      ...pasted,
      network: network.id,
      ...(network.needsIssuer ? { issuer: tidy(issuer) } : {}),
      ...(!pasted.refresh && alone ? { refresh: alone } : {}),
      ...(expiresAt !== undefined ? { expiresAt } : {}),
    });
  };
  const hint = network ? say('paste.hint', words) : i18n.t('paste.hint_open');

  return (
    <form
      ref={form}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        inspect();
      }}
    >
      <Labelled
        label={i18n.t('paste.token')}
        hint={hint}
        error={problem && problem !== 'missing_issuer' ? say(`paste.problem.${keyOf(problem)}`) : undefined}
      >
        {tied => (
          <textarea
            {...tied}
            class="input token"
            name="token"
            rows={4}
            autoComplete="off"
            autoCapitalize="off"
            spellcheck={false}
            value={text}
            onInput={paste}
          />
        )}
      </Labelled>
      <p role="status" class="quiet shape">
        {'pasted' in found ? shapeText(found.networks, network?.id, lang) : ''}
      </p>
      {network?.needsIssuer && (
        <Field
          name="issuer"
          label={i18n.t('connect.issuer')}
          hint={serverHint(network.id)}
          error={problem === 'missing_issuer' ? i18n.t('connect.missing_issuer') : undefined}
          value={issuer}
          onInput={setIssuer}
        />
      )}
      {network?.paid && (
        <PaidFields
          network={network.id}
          refresh={pasted.refresh ? undefined : { value: refresh, onInput: setRefresh }}
          ends={pasted.expiresAt === undefined ? { value: ends, onInput: setEnds } : undefined}
        />
      )}
      <FormFoot
        go={i18n.t('paste.check')}
        busy={connecting.busy}
        said={connecting.busy ? say('paste.checking', words) : connecting.said}
        wrong={connecting.wrong}
        onCancel={onClose}
      />
    </form>
  );
};
