/** The forms that a row opens, by name: known without the forms themselves. */
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { say } from '@/utils/wording/say';

/** `date`: until when it is put off. */
export type Form = 'date' | 'owner' | 'tell' | 'remove';

/** What the form is called; the same as what opens it. */
export const formName = (form: Form, view: AccountView): string => {
  switch (form) {
    case 'date':
      return i18n.t('common.snooze');
    case 'owner':
      return i18n.t('common.assign_owner');
    case 'tell':
      return view.owner ? say('letter.tell', { name: view.owner.name }) : i18n.t('letter.tell_anyone');
    case 'remove':
      return i18n.t('common.remove');
  }
};
