/** First line of a row: the account's name, then who holds its access, then the handle where there is room. Names are text in whatever direction they run. */
import type { AccountView } from '@/utils/model/snapshot';
import { accountName, atHandle, holderName, networkName } from '@/utils/wording/names';

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
          <bdi>{holderName(view.holder)}</bdi>
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
