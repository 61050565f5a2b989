/** What can be done to all accounts that are selected. */
import './BulkBar.css';
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { UNTIL_CHANGE } from '@/utils/model/words';
import { accountName } from '@/utils/wording/names';
import { sayCount } from '@/utils/wording/say';
import { listNames } from '@/utils/wording/signIn';
import type { Actions } from './actions';
import { Menu } from './Menu';
import { OwnerForm } from './OwnerForm';
import { PanelForm } from './PanelForm';
import { Popover } from './Popover';
import { SnoozeForm } from './SnoozeForm';
import { TagsForm } from './TagsForm';

interface Props {
  views: readonly AccountView[];
  now: number;
  lang: string;
  actions: Actions;
  onClear: () => void;
}

const DAY = 86_400_000;
const NAMED = 4;
type Open = 'snooze' | 'date' | 'owner' | 'tags' | 'remove';

export const BulkBar = ({ views, now, lang, actions, onClear }: Props) => {
  const [open, setOpen] = useState<Open | null>(null);
  const anchor = useRef<HTMLButtonElement | null>(null);
  const ids = views.map(({ id }) => id);
  const close = () => setOpen(null);
  const snooze = (until: number, reason?: string) => {
    close();
    actions.changeMany(ids, { what: 'snooze', until, ...(reason ? { reason } : {}) });
  };
  const opener = (what: Open, text: string, popup: 'menu' | 'dialog', kind = '') => (
    <button
      type="button"
      class={`button ${kind}`}
      aria-haspopup={popup}
      aria-expanded={open === what}
      onClick={event => {
        anchor.current = event.currentTarget;
        setOpen(open === what ? null : what);
      }}
    >
      {text}
    </button>
  );
  const allPaused = views.every(({ paused }) => paused);

  return (
    <section class="bulk" aria-label={i18n.t('bulk.title')}>
      <b role="status">{sayCount('bulk.selected', views.length, lang)}</b>
      <button type="button" class="button" onClick={() => actions.check(ids)}>
        {i18n.t('common.check_now')}
      </button>
      {opener('snooze', i18n.t('common.snooze'), 'menu')}
      {opener('owner', i18n.t('common.assign_owner'), 'dialog')}
      {opener('tags', i18n.t('tags.title'), 'dialog')}
      <button
        type="button"
        class="button"
        onClick={() => actions.changeMany(ids, { what: 'pause', paused: !allPaused })}
      >
        {i18n.t(allPaused ? 'snooze.resume' : 'bulk.pause')}
      </button>
      {opener('remove', i18n.t('common.remove'), 'dialog', 'danger')}
      <button type="button" class="button plain" onClick={onClear}>
        {i18n.t('bulk.none')}
      </button>
      {open === 'snooze' && (
        <Menu
          anchor={anchor.current}
          label={i18n.t('snooze.title')}
          items={[
            { text: i18n.t('snooze.day'), run: () => snooze(now + DAY) },
            { text: i18n.t('snooze.week'), run: () => snooze(now + 7 * DAY) },
            { text: i18n.t('snooze.change'), run: () => snooze(UNTIL_CHANGE) },
            { text: i18n.t('snooze.date'), run: () => setOpen('date'), opens: true },
            {
              text: i18n.t('common.end_snooze'),
              run: () => actions.changeMany(ids, { what: 'snooze', until: null }),
            },
          ]}
          onClose={close}
        />
      )}
      {open && open !== 'snooze' && (
        <Popover anchor={anchor.current} role="dialog" label={i18n.t('bulk.title')} onClose={close}>
          {open === 'date' && <SnoozeForm now={now} onCancel={close} onSave={snooze} />}
          {open === 'owner' && (
            <OwnerForm
              views={views}
              lang={lang}
              onCancel={close}
              onSave={owner => {
                close();
                actions.changeMany(ids, { what: 'owner', owner });
              }}
            />
          )}
          {open === 'tags' && (
            <TagsForm
              views={views}
              onCancel={close}
              onSave={(add, remove) => {
                close();
                actions.changeMany(ids, { what: 'tags', add, remove });
              }}
            />
          )}
          {open === 'remove' && (
            <PanelForm
              label={i18n.t('common.remove')}
              submit={{ text: i18n.t('common.remove'), kind: 'danger' }}
              first="cancel"
              onSubmit={() => {
                close();
                actions.changeMany(ids, { what: 'remove' });
              }}
              onCancel={close}
            >
              <h3>{sayCount('bulk.remove', views.length, lang)}</h3>
              <p>{listNames(views.slice(0, NAMED).map(accountName), Math.max(0, views.length - NAMED), lang)}</p>
              <p>{i18n.t('bulk.remove_explain')}</p>
            </PanelForm>
          )}
        </Popover>
      )}
    </section>
  );
};
