/** What happened and what to do about it, in numbered steps. */
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { actionText, hasPage } from '@/utils/wording/action';
import { explanation } from '@/utils/wording/cause';
import { say } from '@/utils/wording/say';
import { signInHints } from '@/utils/wording/signIn';

interface Props {
  view: AccountView;
  lang: string;
  /** Opens the network's page for this cause. */
  onOpenNetwork: (id: string) => void;
}

export const Explain = ({ view, lang, onOpenNetwork }: Props) => {
  const told = explanation(view);
  if (!told) return null;
  const hints = signInHints(view, lang);
  return (
    <section class="panel" aria-label={i18n.t('common.what_to_do')}>
      <p>{told.explain}</p>
      {hints.length > 0 && (
        <ul class="hints">
          {hints.map(hint => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      )}
      {told.steps.length > 0 && (
        <ol>
          {told.steps.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {told.who && (
        <p>
          {told.who} {view.owner && say('who.owner', { owner: view.owner.name })}
        </p>
      )}
      {hasPage(view) && (
        <button type="button" class="button outlined" onClick={() => onOpenNetwork(view.id)}>
          {actionText('open-network', view)}
        </button>
      )}
    </section>
  );
};
