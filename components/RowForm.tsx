/** The forms that a row opens: below it in the popup, beside the button in the dashboard. */
import type { AccountView } from '@/utils/model/snapshot';
import type { Actions } from './actions';
import type { Form } from './formName';
import { OwnerForm } from './OwnerForm';
import { RemoveForm } from './RemoveForm';
import { SnoozeForm } from './SnoozeForm';
import { TellForm } from './TellForm';

interface Props {
  form: Form;
  view: AccountView;
  now: number;
  lang: string;
  actions: Actions;
  onClose: () => void;
}

export const RowForm = ({ form, view, now, lang, actions, onClose }: Props) => {
  /** Closed before anything is done: the focus is back in the row when that changes. */
  const then =
    <Said extends unknown[]>(act: (...said: Said) => void) =>
    (...said: Said): void => {
      onClose();
      act(...said);
    };
  switch (form) {
    case 'date':
      return (
        <SnoozeForm
          now={now}
          onCancel={onClose}
          onSave={then((until, reason) => actions.snooze(view.id, until, reason))}
        />
      );
    case 'owner':
      return (
        <OwnerForm
          views={[view]}
          lang={lang}
          onCancel={onClose}
          onSave={then((owner, login) => actions.assignOwner(view.id, owner, login))}
        />
      );
    case 'tell':
      return <TellForm view={view} write={actions.write} onCopy={actions.copy} onCancel={onClose} />;
    case 'remove':
      return (
        <RemoveForm
          view={view}
          lang={lang}
          onCancel={onClose}
          onRemove={then(revoke => actions.remove(view.id, revoke))}
        />
      );
  }
};
