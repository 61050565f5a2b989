/** When to be told: how many days ahead, on which days of the week, and when not. */
import './Notices.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Locks, NO_LOCKS } from '@/utils/model/locks';
import type { Settings } from '@/utils/model/settings';
import { networkName } from '@/utils/wording/names';
import { FormFoot } from '../FormFoot';
import { type Saved, useSaving } from '../useSaving';
import { Locked } from './Locked';
import { clockOf, readClock, readDays } from './noticeFields';

export type NoticeSettings = Pick<Settings, 'warnDays' | 'warnDaysOf' | 'workingDays' | 'quiet' | 'notices'>;

interface Props {
  settings: NoticeSettings;
  /** Networks of the accounts that there are: each may have days of its own. */
  networks: readonly string[];
  lang: string;
  /** Set by the organisation: shown, not to be changed. */
  locks?: Pick<Locks, 'settings' | 'networks'>;
  onSave: (settings: NoticeSettings) => Saved;
}

const DEFAULT_QUIET = { from: 20 * 60, to: 8 * 60 };

/** Monday first where the language says so: 4 January 2026 was a Sunday. */
const weekdays = (lang: string): { day: number; name: string }[] => {
  const name = new Intl.DateTimeFormat(lang, { weekday: 'short' });
  const first = (new Intl.Locale(lang) as { getWeekInfo?: () => { firstDay: number } }).getWeekInfo?.().firstDay ?? 1;
  return Array.from({ length: 7 }, (_, i) => (first + i) % 7).map(day => ({
    day,
    name: name.format(new Date(2026, 0, 4 + day)),
  }));
};

/** What the form says, or what of it cannot be. */
const read = (
  data: FormData,
  networks: readonly string[],
  before: NoticeSettings,
  locked: (key: keyof Settings) => boolean,
): NoticeSettings | 'notices_wrong' | 'notices_hours_wrong' => {
  const days = (name: string) => readDays(String(data.get(name) ?? ''));
  // What is locked is no part of what a form says.
  const warnDays = locked('warnDays') ? before.warnDays : days('days');
  const own = networks.map(id => ({ id, text: String(data.get(`days-${id}`) ?? '').trim(), days: days(`days-${id}`) }));
  if (!warnDays || own.some(each => each.text && !each.days)) return 'notices_wrong';
  const from = readClock(String(data.get('from') ?? ''));
  const to = readClock(String(data.get('to') ?? ''));
  const wanted = data.has('quiet') && !locked('quiet');
  // From one moment to the same there is no time: neither none nor all of it is what somebody meant who ticked it.
  if (wanted && (from === undefined || to === undefined || from === to)) return 'notices_hours_wrong';
  const hours = wanted && from !== undefined && to !== undefined ? { from, to } : null;
  return {
    warnDays,
    warnDaysOf: {
      // Networks without an account now keep what was set for them.
      ...Object.fromEntries(Object.entries(before.warnDaysOf).filter(([id]) => !networks.includes(id))),
      ...Object.fromEntries(own.flatMap(each => (each.days ? [[each.id, each.days]] : []))),
    },
    workingDays: locked('workingDays') ? before.workingDays : data.getAll('weekday').map(Number),
    quiet: locked('quiet') ? before.quiet : hours,
    notices: locked('notices') ? before.notices : data.has('notices'),
  };
};

export const Notices = ({ settings, networks, lang, locks = NO_LOCKS, onSave }: Props) => {
  const locked = (key: keyof Settings) => locks.settings.includes(key);
  const lockedOf = (id: string) => locked('warnDays') || locks.networks.includes(id);
  const free = networks.filter(id => !lockedOf(id));
  const saving = useSaving();
  const [quiet, setQuiet] = useState(settings.quiet !== null);
  const hours = settings.quiet ?? DEFAULT_QUIET;
  const save = (data: FormData) => {
    const next = read(data, free, settings, locked);
    if (typeof next === 'string') saving.refuse(i18n.t(`settings.${next}`));
    else
      void saving.save(
        () => onSave(next),
        () => i18n.t('settings.notices_saved'),
      );
  };
  return (
    <section aria-labelledby="notices-title">
      <h2 id="notices-title">{i18n.t('settings.notices_title')}</h2>
      <p class="lead">{i18n.t('settings.notices_text')}</p>
      <form
        class="sheet notices"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          save(new FormData(event.currentTarget));
        }}
      >
        <label class="check">
          <input type="checkbox" name="notices" disabled={locked('notices')} defaultChecked={settings.notices} />
          <span>{i18n.t('settings.notices_on')}</span>
          {locked('notices') && <Locked />}
        </label>
        <label class="field days">
          <span>
            {i18n.t('settings.notices_days')} {locked('warnDays') && <Locked />}
          </span>
          <input
            disabled={locked('warnDays')}
            class="input"
            name="days"
            aria-describedby="days-hint"
            defaultValue={settings.warnDays.join(', ')}
            autoComplete="off"
          />
        </label>
        <p id="days-hint" class="quiet">
          {i18n.t('settings.notices_days_hint')}
        </p>
        {networks.length > 0 && (
          <fieldset class="own-days">
            <legend>{i18n.t('settings.notices_own')}</legend>
            {networks.map(id => (
              <label class="field days" key={id}>
                <span>
                  {networkName(id)} {lockedOf(id) && <Locked />}
                </span>
                <input
                  disabled={lockedOf(id)}
                  class="input"
                  name={`days-${id}`}
                  placeholder={settings.warnDays.join(', ')}
                  defaultValue={settings.warnDaysOf[id]?.join(', ') ?? ''}
                  autoComplete="off"
                />
              </label>
            ))}
          </fieldset>
        )}
        <fieldset disabled={locked('workingDays')}>
          <legend>
            {i18n.t('settings.notices_weekdays')} {locked('workingDays') && <Locked />}
          </legend>
          <div class="weekdays">
            {weekdays(lang).map(({ day, name }) => (
              <label class="check" key={day}>
                <input type="checkbox" name="weekday" value={day} defaultChecked={settings.workingDays.includes(day)} />
                <span>{name}</span>
              </label>
            ))}
          </div>
          <p class="quiet">{i18n.t('settings.notices_weekdays_hint')}</p>
        </fieldset>
        <fieldset disabled={locked('quiet')}>
          <legend>
            {i18n.t('settings.notices_quiet')} {locked('quiet') && <Locked />}
          </legend>
          <label class="check">
            <input
              type="checkbox"
              name="quiet"
              checked={quiet}
              onChange={event => setQuiet(event.currentTarget.checked)}
            />
            <span>{i18n.t('settings.notices_quiet_on')}</span>
          </label>
          {quiet && (
            <div class="hours">
              <label class="field">
                <span>{i18n.t('settings.notices_from')}</span>
                <input class="input" type="time" name="from" required defaultValue={clockOf(hours.from)} />
              </label>
              <label class="field">
                <span>{i18n.t('settings.notices_to')}</span>
                <input class="input" type="time" name="to" required defaultValue={clockOf(hours.to)} />
              </label>
            </div>
          )}
        </fieldset>
        <FormFoot go={i18n.t('common.save')} busy={saving.busy} said={saving.said.text} wrong={saving.said.wrong} />
      </form>
    </section>
  );
};
