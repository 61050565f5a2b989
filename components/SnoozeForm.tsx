/** Until when an account is put off, and why: so that whoever looks next knows. */
import { i18n } from '#i18n';
import { PanelForm } from './PanelForm';

interface Props {
  now: number;
  onSave: (until: number, reason: string) => void;
  onCancel: () => void;
}

const DAY = 86_400_000;

/** A day as a date field writes it, by the calendar of the machine. */
const dayOf = (at: number): string => {
  const day = new Date(at);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map(part => String(part).padStart(2, '0')).join('-');
};

export const SnoozeForm = ({ now, onSave, onCancel }: Props) => {
  const tomorrow = dayOf(now + DAY);
  const save = (data: FormData) => {
    // The morning of that day, where the person is.
    const until = new Date(`${String(data.get('until') ?? '')}T00:00`).getTime();
    if (until > now) onSave(until, String(data.get('reason') ?? '').trim());
  };
  return (
    <PanelForm
      label={i18n.t('common.snooze')}
      submit={{ text: i18n.t('common.snooze'), kind: 'filled' }}
      first="field"
      onSubmit={save}
      onCancel={onCancel}
    >
      <h3>{i18n.t('snooze.date_title')}</h3>
      <label class="field">
        <span>{i18n.t('snooze.until')}</span>
        <input class="input" type="date" name="until" required min={tomorrow} defaultValue={dayOf(now + 14 * DAY)} />
      </label>
      <label class="field">
        <span>
          {i18n.t('snooze.reason')} ({i18n.t('common.optional')})
        </span>
        <input class="input" name="reason" maxLength={300} autoComplete="off" />
      </label>
    </PanelForm>
  );
};
