/** Channels: how people are told outside of this browser, what happens when nothing happens, and what was sent. */
import './People.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Channel } from '@/utils/model/channel';
import type { Delivery } from '@/utils/model/delivery';
import type { Person } from '@/utils/model/person';
import { say } from '@/utils/wording/say';
import { Asked } from '../Asked';
import type { ChannelValues, EscalationSettings } from '../channelForm';
import { CopyField } from '../connect/CopyField';
import type { Saved } from '../useSaving';
import { ChannelForm } from './ChannelForm';
import { ChannelItem } from './ChannelItem';
import { Deliveries } from './Deliveries';
import { Escalation } from './Escalation';

export interface ChannelsState {
  channels: readonly Channel[];
  deliveries: readonly Delivery[];
  /** Ids of the channels whose hosts are held. */
  held: readonly string[];
}

export interface ChannelActions {
  /** Called in the click. `signing`: the secret to sign with, where a new one was made; `problem`: it was not saved. */
  saveChannel(values: ChannelValues): Promise<{ signing?: string; problem?: string }>;
  replaceSigning(id: string): Promise<string | undefined>;
  testChannel(id: string, person: string | undefined): Promise<void>;
  allowChannel(channel: Channel): void;
  removeChannel(id: string): void;
  retryDelivery(id: string): void;
  saveEscalation(settings: EscalationSettings): Saved;
}

interface Props {
  state: ChannelsState;
  people: readonly Person[];
  settings: EscalationSettings | null;
  /** The organisation has set after how many days. */
  locked?: boolean;
  now: number;
  lang: string;
  actions: ChannelActions;
  onCopy: (text: string) => Promise<void>;
}

export const Channels = ({ state, people, settings, locked = false, now, lang, actions, onCopy }: Props) => {
  const { channels, deliveries, held } = state;
  const [open, setOpen] = useState<string | null>(null);
  const [secret, setSecret] = useState<{ name: string; value: string }>();
  const made = useRef<{ name: string; value: string }>(null);
  const close = () => setOpen(null);
  const shown = (name: string) => (value: string | undefined) => {
    if (value) setSecret({ name, value });
  };
  const save = async (values: ChannelValues) => {
    const { signing, problem } = await actions.saveChannel(values);
    if (signing) made.current = { name: values.name, value: signing };
    return problem;
  };
  // Only when the form is gone and the page has the focus back (`keepFocus`, in a microtask that was queued before this one): that is
  // where it returns to from the secret.
  useLayoutEffect(() => {
    const value = made.current;
    if (open !== null || !value) return;
    made.current = null;
    queueMicrotask(() => setSecret(value));
  }, [open]);
  return (
    <div class="sites">
      <section aria-labelledby="channels-title">
        <h2 id="channels-title">{i18n.t('channels.title')}</h2>
        <p class="lead">{i18n.t('channels.text')}</p>
        {channels.length === 0 && <p class="quiet">{i18n.t('channels.none')}</p>}
        <ul class="things channels" aria-label={i18n.t('channels.title')}>
          {channels.map(channel => (
            <li key={channel.id} data-channel={channel.id} data-kind={channel.kind}>
              <ChannelItem
                channel={channel}
                people={people}
                held={held.includes(channel.id)}
                now={now}
                lang={lang}
                onTest={person => actions.testChannel(channel.id, person)}
                onAllow={() => actions.allowChannel(channel)}
                onChange={() => setOpen(channel.id)}
                onReplace={() => void actions.replaceSigning(channel.id).then(shown(channel.name))}
                onRemove={() => actions.removeChannel(channel.id)}
              />
              {open === channel.id && <ChannelForm channel={channel} onSave={save} onDone={close} onCancel={close} />}
            </li>
          ))}
        </ul>
        {secret && (
          <Asked label={say('channels.signing_title', { name: secret.name })} onLeave={() => setSecret(undefined)}>
            <b>{say('channels.signing_title', { name: secret.name })}</b>
            <p>{i18n.t('channels.signing_text')}</p>
            <CopyField
              label={i18n.t('channels.signing_label')}
              hint={i18n.t('channels.docs')}
              value={secret.value}
              onCopy={onCopy}
            />
            <div class="choices">
              <button type="button" class="button filled" onClick={() => setSecret(undefined)}>
                {i18n.t('channels.done')}
              </button>
            </div>
          </Asked>
        )}
        {open === 'new' ? (
          <ChannelForm onSave={save} onDone={close} onCancel={close} />
        ) : (
          <div class="choices">
            <button type="button" class="button" onClick={() => setOpen('new')}>
              {i18n.t('channels.add')}
            </button>
          </div>
        )}
      </section>
      {settings && people.length > 0 && (
        <Escalation settings={settings} people={people} locked={locked} onSave={actions.saveEscalation} />
      )}
      <Deliveries deliveries={deliveries} now={now} lang={lang} onRetry={actions.retryDelivery} />
    </div>
  );
};
