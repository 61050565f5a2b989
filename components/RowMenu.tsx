/** "More actions" of a popup row: everything but its first button. */

import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { reconnectAction } from '@/utils/wording/account';
import { mayReconnect, primaryAction } from '@/utils/wording/action';
import { type Actions, run } from './actions';
import { type Form, formName } from './formName';
import { Icon } from './Icon';
import { Menu, type MenuItem } from './Menu';
import { isSnoozed, snoozeItems } from './snoozeItems';

interface Props {
  view: AccountView;
  now: number;
  actions: Actions;
  describedBy: string;
  onForm: (form: Form) => void;
}

export const RowMenu = ({ view, now, actions, describedBy, onForm }: Props) => {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<'menu' | 'snooze' | null>(null);
  const fresh = reconnectAction(view);

  const items: MenuItem[] = [
    ...(primaryAction(view) === fresh || !mayReconnect(view)
      ? []
      : [{ text: i18n.t(`common.${fresh}`), run: () => run(fresh, actions, view) }]),
    { text: i18n.t('common.check_now'), run: () => actions.check([view.id]) },
    view.paused
      ? { text: i18n.t('snooze.resume'), run: () => actions.pause(view.id, false) }
      : isSnoozed(view, now)
        ? { text: i18n.t('common.end_snooze'), run: () => actions.snooze(view.id, null) }
        : { text: i18n.t('common.snooze'), run: () => setOpen('snooze'), opens: true },
    { text: formName('owner', view), run: () => onForm('owner') },
    { text: formName('tell', view), run: () => onForm('tell') },
    { text: formName('remove', view), run: () => onForm('remove'), danger: true },
  ];

  return (
    <>
      <button
        ref={anchor}
        type="button"
        class="button icon more"
        aria-label={i18n.t('common.more')}
        aria-describedby={describedBy}
        aria-haspopup="menu"
        aria-expanded={open !== null}
        title={i18n.t('common.more')}
        onClick={() => setOpen(open ? null : 'menu')}
      >
        <Icon of="more" />
      </button>
      {open && (
        <Menu
          anchor={anchor.current}
          label={i18n.t(open === 'menu' ? 'common.more' : 'snooze.title')}
          items={
            open === 'menu'
              ? items
              : snoozeItems(view, now, actions, () => {
                  setOpen(null);
                  onForm('date');
                })
          }
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
};
