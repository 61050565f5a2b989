/** When nothing happens after somebody was told: how long to wait, and who else is told then. */
import { i18n } from '#i18n';
import type { Person } from '@/utils/model/person';
import type { EscalationSettings } from '../channelForm';
import { type Saved, useSaving } from '../useSaving';
import { Locked } from './Locked';

interface Props {
  settings: EscalationSettings;
  people: readonly Person[];
  /** The number of days is the organisation's. */
  locked: boolean;
  onSave: (settings: EscalationSettings) => Saved;
}

/** `undefined`: no whole number of days. */
const read = (data: FormData, locked: number | undefined): EscalationSettings | undefined => {
  // What is locked is no part of what a form says.
  const text = String(locked ?? data.get('days') ?? '').trim();
  const days = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  const second = String(data.get('second') ?? '');
  return days <= 60 ? { escalateDays: days, secondPerson: second || null } : undefined;
};

export const Escalation = ({ settings, people, locked, onSave }: Props) => {
  const { said, busy, save, refuse } = useSaving();
  return (
    <section aria-labelledby="escalation-title">
      <h2 id="escalation-title">{i18n.t('channels.second_title')}</h2>
      <form
        class="sheet"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          const next = read(new FormData(event.currentTarget), locked ? settings.escalateDays : undefined);
          if (!next) refuse(i18n.t('channels.second_wrong'));
          else
            void save(
              () => onSave(next),
              () => i18n.t('channels.second_saved'),
            );
        }}
      >
        <label class="field days">
          <span>
            {i18n.t('channels.second_days')} {locked && <Locked />}
          </span>
          <input
            key={String(settings.escalateDays)}
            disabled={locked}
            class="input"
            name="days"
            inputMode="numeric"
            defaultValue={String(settings.escalateDays)}
          />
          <span class="quiet">{i18n.t('channels.second_days_hint')}</span>
        </label>
        <label class="field">
          <span>{i18n.t('channels.second_person')}</span>
          <select class="input short" name="second">
            <option value="">{i18n.t('channels.second_nobody')}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id} selected={id === settings.secondPerson}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <p role="status" class={said.wrong ? 'problem' : 'quiet'}>
          {said.text}
        </p>
        <div class="choices">
          <button type="submit" class="button" aria-disabled={busy ? 'true' : undefined}>
            {i18n.t('channels.second_save')}
          </button>
        </div>
      </form>
    </section>
  );
};
