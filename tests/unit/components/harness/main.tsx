/** Shows one scene of one page; the address says which: `?page=popup&scene=main&lang=de`. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { NO_FILTER } from '../../../../components/filter';
import { loadForms } from '../../../../components/LaterForm';
import { WORST_FIRST } from '../../../../components/sort';
import { routeOf } from '../../../../entrypoints/dashboard/route';
import { type Locks, NO_LOCKS } from '../../../../utils/model/locks';
import type { Queue } from '../../../../utils/model/queue';
import { NOW } from '../../support/views';
import { found } from './found';
import { pastOf } from './past';
import { channels, people } from './people';
import { fixed, guards, hosts, imports, actions as rest, taught, tools } from './props';
import { scenes } from './scenes';

const query = new URLSearchParams(location.search);
const scene = scenes[query.get('scene') ?? 'main'];
const NO_CHANNELS = { channels: [], deliveries: [], held: [] };
const owned = (scene?.accounts ?? []).map((view, i) =>
  i % 3 ? view : { ...view, owner: { ...people[i % 2], name: people[i % 2]?.name ?? '' } },
);
const snapshot = scene && query.has('people') ? { ...scene, accounts: owned, people } : scene;
const lang = query.get('lang') === 'de' ? 'de-DE' : 'en-GB';
const filter = signal(NO_FILTER);
const sort = signal(WORST_FIRST);
const queue = signal<Queue | null>(null);
const route = signal(routeOf(location.hash));
addEventListener('hashchange', () => {
  route.value = routeOf(location.hash);
});

/** As an organisation may have set it. */
const managed: Locks = {
  settings: ['warnDays', 'quiet'],
  networks: ['linkedin'],
  off: ['import'],
  problems: [{ path: 'apps[1].clientSecrett', problem: 'unknown-key' }],
  any: true,
};

const actions = {
  ...rest,
  filter: (next: typeof filter.value) => {
    filter.value = next;
  },
  sort: (next: typeof sort.value) => {
    sort.value = next;
  },
  saveQueue: (next: Queue) => {
    queue.value = next;
  },
  go: (hash: string) => {
    location.hash = hash;
  },
};

/** Each page brings its own styles; two at once would not be what people see. */
const popup = async () => {
  await loadForms();
  const { App } = await import('../../../../entrypoints/popup/App');
  return () =>
    snapshot && (
      <App snapshot={snapshot} now={NOW} lang={lang} filter={filter.value} here={{}} off={[]} actions={actions} />
    );
};

const dashboard = async () => {
  const { App } = await import('../../../../entrypoints/dashboard/App');
  return () =>
    snapshot && (
      <App
        snapshot={snapshot}
        now={NOW}
        lang={lang}
        route={route.value}
        filter={filter.value}
        sort={sort.value}
        imported={imports[query.get('imported') ?? ''] ?? null}
        connecting={{ busy: false, said: '', inspected: found[query.get('found') ?? ''] }}
        hosts={hosts}
        tools={tools}
        taught={taught}
        guards={guards}
        settings={{
          warnDays: [10, 5],
          warnDaysOf: {},
          workingDays: [1, 2, 3, 4, 5],
          quiet: null,
          notices: true,
          escalateDays: 3,
          secondPerson: 'p2',
        }}
        channels={query.has('people') ? channels : NO_CHANNELS}
        queue={queue.value}
        history={pastOf(snapshot.accounts)}
        locks={query.has('managed') ? managed : NO_LOCKS}
        shortcut="Alt+Shift+H"
        support=""
        kept={{ accounts: 60, history: 412, people: 4, apps: 5, channels: 2, messages: 118, secrets: 44 }}
        fixed={fixed}
        actions={actions}
      />
    );
};

document.documentElement.lang = lang;
const root = document.getElementById('app');
const Page = await (query.get('page') === 'dashboard' ? dashboard() : popup());
if (root) render(<Page />, root);
