/** First line of a row: the account's name, then who holds its access, then the handle where there is room. Names are text in whatever direction they run. */
import type { AccountView } from '@/utils/model/snapshot';
import { accountName, atHandle, holderName, networkName } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';

/** A child has its access by way of its login; anything else by its holder. */
const throughWhom = ({ parentId, family, holder }: AccountView): string =>
  parentId && family ? say('common.through', { parent: family.parent }) : holderName(holder);

export const Who = ({ view, id }: { view: AccountView; id: string }) => {
  const name = accountName(view);
  const handle = view.handle ? atHandle(view.handle) : '';
  const more = handle && handle !== name ? handle : '';
  return (
    <div class="who" id={id} title={[name, more].filter(Boolean).join(' · ')}>
      <span class="name">
        <b>
          <bdi>{name}</bdi>
        </b>
        <span class="sr">{networkName(view.network, view.issuer)}</span>
        <span class="holder">
          <bdi>{throughWhom(view)}</bdi>
        </span>
      </span>
      {more && (
        <span class="handle">
          · <bdi>{more}</bdi>
        </span>
      )}
    </div>
  );
};
