/** How many days ahead to be told. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';

export interface NoticeSettings {
  warnDays: number[];
  notices: boolean;
}

const LABELS = ['settings.notices_first', 'settings.notices_second'] as const;

/** Whole days between 1 and 90, the larger one first; nothing where one of them is not. */
export const readDays = (texts: readonly string[]): number[] | undefined => {
  const days = texts.filter(text => text.trim()).map(Number);
  const fit = days.length > 0 && days.every(day => Number.isInteger(day) && day >= 1 && day <= 90);
  return fit ? [...new Set(days)].sort((a, b) => b - a) : undefined;
};

export const Notices = ({
  settings,
  onSave,
}: {
  settings: NoticeSettings;
  onSave: (settings: NoticeSettings) => void;
}) => {
  const [said, setSaid] = useState<{ text: string; wrong: boolean }>();
  const save = (data: FormData) => {
    const warnDays = readDays(data.getAll('days').map(String));
    setSaid({ text: i18n.t(warnDays ? 'settings.notices_saved' : 'settings.notices_wrong'), wrong: !warnDays });
    if (warnDays) onSave({ warnDays, notices: data.has('notices') });
  };
  return (
    <section aria-labelledby="notices-title">
      <h2 id="notices-title">{i18n.t('settings.notices_title')}</h2>
      <p class="lead">{i18n.t('settings.notices_text')}</p>
      <form
        class="sheet"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          save(new FormData(event.currentTarget));
        }}
      >
        <label class="check">
          <input type="checkbox" name="notices" defaultChecked={settings.notices} />
          <span>{i18n.t('settings.notices_on')}</span>
        </label>
        {LABELS.map((label, at) => (
          <label class="field days" key={label}>
            <span>{i18n.t(label)}</span>
            <input class="input" name="days" inputMode="numeric" defaultValue={settings.warnDays[at] ?? ''} />
          </label>
        ))}
        <p role="status" class={said?.wrong ? 'problem' : 'quiet'}>
          {said?.text}
        </p>
        <div class="choices">
          <button type="submit" class="button filled">
            {i18n.t('common.save')}
          </button>
        </div>
      </form>
    </section>
  );
};
