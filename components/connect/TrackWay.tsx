/** "Just track it": an account that nobody can ask, judged by the dates that a person knows. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { BROWSER } from '@/utils/model/words';
import { shortNetwork } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { serverHint } from '@/utils/wording/server';
import { FormFoot } from '../FormFoot';
import { isAddress, tidy } from '../networkChoice';
import { dayOf } from './day';
import { Field } from './Field';
import { HolderField } from './HolderField';
import { focusWrong, type Tracking, type WayProps } from './ways';

interface Props extends WayProps {
  now: number;
  onTrack: (tracking: Tracking) => void;
}

type Problem = 'connect.missing_handle' | 'connect.missing_issuer' | 'track.future' | 'track.past_order';

export const TrackWay = ({ network, holders, connecting, now, onTrack, onClose }: Props) => {
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState({ handle: '', name: '', issuer: '', connected: '', ends: '' });
  const [holder, setHolder] = useState(holders[0] ?? BROWSER);
  const [problem, setProblem] = useState<Problem>();
  useLayoutEffect(() => focusWrong(problem ? form.current : null), [problem]);
  const [connectedAt, expiresAt] = [dayOf(values.connected), dayOf(values.ends)];
  const issuer = values.issuer.trim();

  const wrong = (): Problem | undefined => {
    if (!values.handle.trim()) return 'connect.missing_handle';
    if (issuer && !isAddress(issuer)) return 'connect.missing_issuer';
    if (connectedAt !== undefined && connectedAt > now) return 'track.future';
    return connectedAt !== undefined && expiresAt !== undefined && expiresAt < connectedAt
      ? 'track.past_order'
      : undefined;
  };
  const track = () => {
    if (connecting.busy) return;
    const found = wrong();
    setProblem(found);
    if (found) return;
    const name = values.name.trim();
    onTrack({
      network: network.id,
      handle: values.handle.trim().replace(/^@/, ''),
      holder,
      ...(name ? { name } : {}),
      ...(network.needsIssuer && issuer ? { issuer: tidy(issuer) } : {}),
      ...(connectedAt !== undefined ? { connectedAt } : {}),
      ...(expiresAt !== undefined ? { expiresAt } : {}),
    });
  };
  const field = (name: keyof typeof values, mine?: Problem) => ({
    name,
    value: values[name],
    error: mine && problem === mine ? say(mine) : undefined,
    onInput: (value: string) => setValues({ ...values, [name]: value }),
  });

  return (
    <form
      ref={form}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        track();
      }}
    >
      <Field label={i18n.t('track.handle')} {...field('handle', 'connect.missing_handle')} />
      <Field label={`${i18n.t('track.name')} (${i18n.t('common.optional')})`} {...field('name')} />
      {network.needsIssuer && (
        <Field
          label={`${i18n.t('connect.issuer')} (${i18n.t('common.optional')})`}
          hint={serverHint(network.id)}
          {...field('issuer', 'connect.missing_issuer')}
        />
      )}
      <HolderField holders={holders} holder={holder} onHolder={setHolder} />
      {!network.discontinued && (
        <div class="pair">
          <Field
            type="date"
            label={i18n.t('track.connected')}
            hint={
              network.noRule
                ? say('track.no_rule', { network: shortNetwork(network.id) })
                : i18n.t('track.connected_hint')
            }
            {...field('connected', 'track.future')}
          />
          <Field
            type="date"
            label={i18n.t('track.ends')}
            hint={i18n.t('track.ends_hint')}
            {...field('ends', 'track.past_order')}
          />
        </div>
      )}
      <FormFoot
        go={i18n.t('track.go')}
        busy={connecting.busy}
        said={connecting.said}
        wrong={connecting.wrong}
        onCancel={onClose}
      />
    </form>
  );
};
