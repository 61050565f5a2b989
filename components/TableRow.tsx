/** One account in the dashboard's table. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { deadlineDate, deadlineExact, deadlineShort } from '@/utils/wording/deadline';
import { evidenceLine } from '@/utils/wording/evidence';
import { isAwake } from '@/utils/wording/groups';
import { accountName, networkName } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { putOff } from '@/utils/wording/state';
import { isoTime } from '@/utils/wording/time';
import { Avatar } from './Avatar';
import type { Actions } from './actions';
import { Doubt } from './Doubt';
import { Explain } from './Explain';
import { Note } from './Note';
import { Nothing } from './Nothing';
import { Popover } from './Popover';
import { RowButtons } from './RowButtons';
import { rowAttributes } from './rowAttributes';
import { Tags } from './Tags';
import { What } from './What';
import { Who } from './Who';

interface Props {
  view: AccountView;
  now: number;
  lang: string;
  actions: Actions;
  kind: 'filled' | 'outlined' | 'plain';
  wanted: boolean;
  /** Whether it is selected, and what selects it; absent: nothing is selected here. */
  picked?: boolean | undefined;
  onPick?: ((id: string) => void) | undefined;
}

export const TableRow = ({ view, now, lang, actions, kind, wanted, picked, onPick }: Props) => {
  const [explained, setExplained] = useState(false);
  const state = useRef<HTMLTableCellElement>(null);
  const row = useRef<HTMLTableRowElement>(null);
  const whoId = `who-${view.id}`;
  useEffect(() => {
    if (wanted) row.current?.scrollIntoView({ block: 'center' });
  }, [wanted]);
  const exact = deadlineExact(view, lang);

  return (
    <tr ref={row} class={`${isAwake(view, now) ? '' : 'asleep'} ${wanted ? 'wanted' : ''}`} {...rowAttributes(view)}>
      <th scope="row">
        <div class="cell-who">
          {onPick && (
            <input
              class="pick"
              type="checkbox"
              aria-label={say('bulk.pick', { account: accountName(view) })}
              checked={picked}
              onChange={() => onPick(view.id)}
            />
          )}
          <Avatar name={accountName(view)} network={view.network} lang={lang} />
          <div>
            <Who view={view} id={whoId} />
            <Tags tags={view.tags} />
          </div>
        </div>
      </th>
      <td class="cell-network">{networkName(view.network, view.issuer)}</td>
      <td ref={state} class="cell-state">
        <What view={view} now={now} lang={lang} open={explained} onToggle={() => setExplained(!explained)} />
        {putOff(view, now, lang) && <p class="quiet">{putOff(view, now, lang)}</p>}
        <Doubt view={view} now={now} lang={lang} />
        <Note view={view} now={now} lang={lang} onDismiss={() => actions.dismiss(view.id)} />
        {explained && (
          <Popover
            anchor={state.current?.querySelector('button') ?? null}
            role="dialog"
            label={i18n.t('common.what_to_do')}
            onClose={() => setExplained(false)}
          >
            <Explain view={view} lang={lang} onOpenNetwork={actions.openNetworkPage} />
          </Popover>
        )}
      </td>
      <td class="figures">
        {exact ? (
          <time dateTime={isoTime(view.health.deadline)} title={exact}>
            {deadlineShort(view, now, lang)}
            <span class="quiet" aria-hidden="true">
              {deadlineDate(view, now, lang)}
            </span>
            <span class="sr">{exact}</span>
          </time>
        ) : (
          <Nothing />
        )}
      </td>
      <td class="quiet figures cell-know">{evidenceLine(view, now, lang)}</td>
      <td class="cell-owner" title={view.owner?.email}>
        {view.owner ? <bdi>{view.owner.name}</bdi> : <Nothing />}
      </td>
      <td>
        <RowButtons view={view} now={now} lang={lang} actions={actions} kind={kind} describedBy={whoId} />
      </td>
    </tr>
  );
};
