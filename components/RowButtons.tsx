/** Every action of a table row as a button of its own: the first in words, the rest as icons with a name. */
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { reconnectAction } from '@/utils/wording/account';
import { mayReconnect, primaryAction } from '@/utils/wording/action';
import { type Actions, run } from './actions';
import { IconButton } from './IconButton';
import { Menu } from './Menu';
import { OwnerForm } from './OwnerForm';
import { Popover } from './Popover';
import { PrimaryButton } from './PrimaryButton';
import { RemoveForm } from './RemoveForm';
import { SnoozeForm } from './SnoozeForm';
import { isSnoozed, snoozeItems } from './snoozeItems';
import { TagsForm } from './TagsForm';
import { TellForm, tellName } from './TellForm';

interface Props {
  view: AccountView;
  now: number;
  lang: string;
  actions: Actions;
  kind: 'filled' | 'outlined' | 'plain';
  describedBy: string;
}

export const RowButtons = ({ view, now, lang, actions, kind, describedBy }: Props) => {
  const [open, setOpen] = useState<'snooze' | 'date' | 'owner' | 'tags' | 'tell' | 'remove' | null>(null);
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
      <IconButton
        icon="person"
        name={i18n.t('common.assign_owner')}
        describedBy={describedBy}
        opens="dialog"
        expanded={open === 'owner'}
        onClick={show('owner')}
      />
      <IconButton
        icon="tag"
        name={i18n.t('tags.title')}
        describedBy={describedBy}
        opens="dialog"
        expanded={open === 'tags'}
        onClick={show('tags')}
      />
      <IconButton
        icon="mail"
        name={tellName(view)}
        describedBy={describedBy}
        opens="dialog"
        expanded={open === 'tell'}
        onClick={show('tell')}
      />
      <IconButton
        icon="remove"
        name={i18n.t('common.remove')}
        describedBy={describedBy}
        opens="dialog"
        expanded={open === 'remove'}
        onClick={show('remove')}
      />

      {open === 'snooze' && (
        <Menu
          anchor={anchor.current}
          label={i18n.t('snooze.title')}
          items={snoozeItems(view, now, actions, () => setOpen('date'))}
          onClose={close}
        />
      )}
      {open === 'date' && (
        <Popover anchor={anchor.current} role="dialog" label={i18n.t('common.snooze')} onClose={close}>
          <SnoozeForm
            now={now}
            onCancel={close}
            onSave={(until, reason) => {
              close();
              actions.snooze(view.id, until, reason);
            }}
          />
        </Popover>
      )}
      {open === 'owner' && (
        <Popover anchor={anchor.current} role="dialog" label={i18n.t('common.assign_owner')} onClose={close}>
          <OwnerForm
            view={view}
            onCancel={close}
            onSave={(owner, login) => {
              close();
              actions.assignOwner(view.id, owner, login);
            }}
          />
        </Popover>
      )}
      {open === 'tags' && (
        <Popover anchor={anchor.current} role="dialog" label={i18n.t('tags.title')} onClose={close}>
          <TagsForm
            views={[view]}
            onCancel={close}
            onSave={(add, remove) => {
              close();
              actions.changeMany([view.id], { what: 'tags', add, remove });
            }}
          />
        </Popover>
      )}
      {open === 'tell' && (
        <Popover anchor={anchor.current} role="dialog" label={tellName(view)} onClose={close}>
          <TellForm view={view} write={actions.write} onCopy={actions.copy} onCancel={close} />
        </Popover>
      )}
      {open === 'remove' && (
        <Popover anchor={anchor.current} role="dialog" label={i18n.t('common.remove')} onClose={close}>
          <RemoveForm
            view={view}
            lang={lang}
            onCancel={close}
            onRemove={revoke => {
              close();
              actions.remove(view.id, revoke);
            }}
          />
        </Popover>
      )}
    </div>
  );
};
