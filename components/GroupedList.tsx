/** The popup's list: worst first, in groups with a heading each. */
import './GroupedList.css';
import type { AccountView } from '@/utils/model/snapshot';
import { needsPerson } from '@/utils/model/words';
import { GROUPS, type Group, groupOf, isAwake } from '@/utils/wording/groups';
import { say } from '@/utils/wording/say';
import { AccountRow } from './AccountRow';
import type { Actions } from './actions';
import { FamilyHead } from './FamilyHead';
import { clustersOf, headingOf } from './families';
import { useChunks } from './useChunks';

/** In the order of the groups, each in the snapshot's own order (worst first). */
export const grouped = (accounts: readonly AccountView[], now: number): [Group, AccountView[]][] => {
  const of = new Map<Group, AccountView[]>(GROUPS.map(group => [group, []]));
  for (const view of accounts) of.get(groupOf(view, now))?.push(view);
  return [...of].filter(([, views]) => views.length > 0);
};

/** Where the rows of one login have a heading of their own: what needs a person is done once for all of them. */
const TOGETHER: readonly Group[] = ['now', 'expiring', 'limited'];

interface Props {
  accounts: readonly AccountView[];
  now: number;
  lang: string;
  actions: Actions;
}

export const GroupedList = ({ accounts, now, lang, actions }: Props) => {
  const { shown, end } = useChunks(accounts.length);
  // The one filled button: where a person should start.
  const needy = accounts.filter(view => needsPerson(view.health.state) && isAwake(view, now));
  const first = clustersOf(needy)[0]?.views[0]?.id;
  let room = shown;

  return (
    <div class="groups">
      {grouped(accounts, now).map(([group, views]) => {
        // Put together before it is cut: a heading counts all of its rows, also those that are not rendered yet.
        const clusters = room > 0 ? clustersOf(views) : [];
        return clusters.length === 0 ? null : (
          <section key={group} class={`group ${group}`}>
            <h2 id={`group-${group}`}>{say(`group.${group}`)}</h2>
            <ul aria-labelledby={`group-${group}`}>
              {clusters.map(cluster => {
                const part = cluster.views.slice(0, Math.max(0, room));
                room -= part.length;
                if (!part.length) return null;
                const heading = TOGETHER.includes(group) ? headingOf(cluster, lang) : undefined;
                const rows = part.map(view => (
                  <AccountRow
                    key={view.id}
                    view={view}
                    now={now}
                    lang={lang}
                    actions={actions}
                    kind={view.id === first ? 'filled' : group === 'working' || group === 'done' ? 'plain' : 'outlined'}
                  />
                ));
                const id = `family-${cluster.views[0]?.id}`;
                return heading ? (
                  <li key={cluster.key} class="family">
                    <FamilyHead id={id} {...heading} />
                    <ul aria-labelledby={id}>{rows}</ul>
                  </li>
                ) : (
                  rows
                );
              })}
            </ul>
          </section>
        );
      })}
      <div ref={end} />
    </div>
  );
};
