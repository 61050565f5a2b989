/** Every action of a table row as a button of its own: the first in words, the rest as icons with a name. */
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { reconnectAction } from '@/utils/wording/account';
import { mayReconnect, primaryAction } from '@/utils/wording/action';
import { type Actions, run } from './actions';
import { type Form, formName } from './formName';
import { IconButton } from './IconButton';
import { Menu } from './Menu';
import { Popover } from './Popover';
import { PrimaryButton } from './PrimaryButton';
import { RowForm } from './RowForm';
import { isSnoozed, snoozeItems } from './snoozeItems';
import { TagsForm } from './TagsForm';

interface Props {
  view: AccountView;
  now: number;
  lang: string;
  actions: Actions;
  kind: 'filled' | 'outlined' | 'plain';
  describedBy: string;
}

const FORMS = [
  ['owner', 'person'],
  ['tags', 'tag'],
  ['tell', 'mail'],
  ['remove', 'remove'],
] as const;

/** Tags are given where there is room for them: the popup has no such form. */
const nameOf = (form: Form | 'tags', view: AccountView): string =>
  form === 'tags' ? i18n.t('tags.title') : formName(form, view);

export const RowButtons = ({ view, now, lang, actions, kind, describedBy }: Props) => {
  const [open, setOpen] = useState<'snooze' | 'tags' | Form | null>(null);
  const anchor = useRef<HTMLElement | null>(null);
  const fresh = reconnectAction(view);
  const close = () => setOpen(null);
  const show = (what: typeof open) => (button: HTMLElement) => {
    anchor.current = button;
    setOpen(open === what ? null : what);
  };

  return (
    <div class="row-buttons">
      <PrimaryButton view={view} actions={actions} kind={kind} describedBy={describedBy} />
      {primaryAction(view) !== fresh && mayReconnect(view) && (
        <IconButton
          icon="link"
          name={i18n.t(`common.${fresh}`)}
          describedBy={describedBy}
          onClick={() => run(fresh, actions, view)}
        />
      )}
      <IconButton
        icon="refresh"
        name={i18n.t('common.check_now')}
        describedBy={describedBy}
        onClick={() => actions.check([view.id])}
      />
      {view.paused ? (
        <IconButton
          icon="snooze"
          name={i18n.t('snooze.resume')}
          describedBy={describedBy}
          pressed
          onClick={() => actions.pause(view.id, false)}
        />
      ) : isSnoozed(view, now) ? (
        <IconButton
          icon="snooze"
          name={i18n.t('common.end_snooze')}
          describedBy={describedBy}
          pressed
          onClick={() => actions.snooze(view.id, null)}
        />
      ) : (
        <IconButton
          icon="snooze"
          name={i18n.t('common.snooze')}
          describedBy={describedBy}
          opens="menu"
          expanded={open === 'snooze'}
          onClick={show('snooze')}
        />
      )}
      {FORMS.map(([form, icon]) => (
        <IconButton
          key={form}
          icon={icon}
          name={nameOf(form, view)}
          describedBy={describedBy}
          opens="dialog"
          expanded={open === form}
          onClick={show(form)}
        />
      ))}

      {open === 'snooze' && (
        <Menu
          anchor={anchor.current}
          label={i18n.t('snooze.title')}
          items={snoozeItems(view, now, actions, () => setOpen('date'))}
          onClose={close}
        />
      )}
      {open && open !== 'snooze' && (
        <Popover key={open} anchor={anchor.current} role="dialog" label={nameOf(open, view)} onClose={close}>
          {open === 'tags' ? (
            <TagsForm
              views={[view]}
              onCancel={close}
              onSave={(add, remove) => {
                close();
                actions.changeMany([view.id], { what: 'tags', add, remove });
              }}
            />
          ) : (
            <RowForm form={open} view={view} now={now} lang={lang} actions={actions} onClose={close} />
          )}
        </Popover>
      )}
    </div>
  );
};
