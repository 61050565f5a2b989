/** The picker of one page: what is pointed at becomes a lesson, the lesson is shown live, and saved when the person says so. */
import { render } from 'preact';
import { Panel } from '@/components/picker/Panel';
import type { PanelProps, Part, PreviewRow } from '@/components/picker/state';
import type { send as sendMessage } from '@/utils/kit/send';
import type { Surface } from '@/utils/tools/define';
import type { Lesson as Start } from '@/utils/tools/lesson';
import { type FoundRow, readRows } from '@/utils/tools/read';
import { levelsAt } from '@/utils/tools/teach/rows';
import { focusInside, trapFocus } from './focus';
import { openLayer } from './layer';
import { begin, type Lesson, levelOf, surfaceOf, toldBy, widened, withPart } from './lesson';
import { makePointing } from './pointing';
import { describe, refusalOf } from './target';

export interface Outside {
  view: Window & typeof globalThis;
  start: Start;
  networks: readonly string[];
  lang: string;
  send: typeof sendMessage;
  /** Today, ISO 8601 date. */
  today: () => string;
  isAlive: () => boolean;
}

const DRAW_EVERY = 250;

/** `app.acme-studio.example` -> `Acme-studio`: what the tool may be called, until the person says. */
const nameOf = (host: string): string => {
  const parts = host.split('.');
  const name = parts.length > 2 ? (parts.at(-2) ?? '') : (parts[0] ?? '');
  return name.charAt(0).toUpperCase() + name.slice(1);
};

const previewOf = (found: readonly FoundRow[]): PreviewRow[] =>
  found.map(({ row }) => ({
    name: row.name ?? row.handle ?? '',
    lost: row.shows === 'ended',
    ...(row.network ? { network: row.network } : {}),
    ...(row.handle && row.name ? { handle: row.handle } : {}),
  }));

export const startPicker = (outside: Outside, stop: AbortController): void => {
  const { view, start, send, lang, networks } = outside;
  const { signal } = stop;
  const doc = view.document;
  const layer = openLayer(doc, signal);
  let now = {
    mode: start.mode === 'test' ? ('test' as const) : ('teach' as const),
    lesson: undefined as Lesson | undefined,
    name: start.tool?.name ?? nameOf(view.location.hostname),
    pointing: null as Part | null,
    problem: undefined as string | undefined,
    aside: false,
    phase: 'open' as PanelProps['phase'],
    found: [] as FoundRow[],
    hover: [] as readonly Element[],
    target: null as Element | null,
  };
  const set = (change: Partial<typeof now>) => {
    now = { ...now, ...change };
    show();
  };

  const surfaces = (): Surface[] => {
    const { mode, lesson } = now;
    if (mode === 'test') return start.surfaces;
    const surface = lesson && surfaceOf(lesson, view.location.href, outside.today());
    return surface ? [surface] : [];
  };
  const read = (): FoundRow[] => surfaces().flatMap(surface => readRows(doc, surface));

  const frames = () => {
    const { found, hover, target, lesson, aside, phase } = now;
    if (aside || phase === 'saved') return layer.draw([]);
    layer.draw([
      ...found.map(({ element }) => ({ element, kind: 'row' as const })),
      ...hover.map(element => ({ element, kind: 'hover' as const })),
      ...Object.values(lesson?.parts ?? {}).map(element => ({ element, kind: 'part' as const })),
      ...(target ? [{ element: target, kind: 'target' as const }] : []),
    ]);
  };

  const pointing = makePointing(
    doc,
    layer,
    {
      moved: target => {
        const part = now.pointing;
        const refused = refusalOf(target);
        const levels = part === 'row' && target && !refused ? levelsAt(target) : undefined;
        set({ target: refused ? null : target, hover: levels?.levels[levels.start]?.rows ?? [], problem: undefined });
      },
      chosen: target => choose(target),
      escaped: () => {
        if (now.aside) return set({ aside: false });
        if (now.pointing && now.lesson) return point(null);
        stop.abort();
      },
    },
    signal,
  );

  const point = (part: Part | null) => {
    const rows = now.lesson ? (levelOf(now.lesson)?.rows ?? []) : [];
    if (part) pointing.start(part === 'row' ? [doc.body] : rows);
    else pointing.stop();
    set({ pointing: part, hover: [], target: null, problem: undefined });
  };

  const choose = (target: Element | null) => {
    const { pointing: part, lesson } = now;
    const refused = refusalOf(target);
    if (refused || !target || !part) return set({ problem: refused });
    const next = part === 'row' ? begin(target) : lesson && withPart(lesson, part, target);
    if (typeof next === 'string') return set({ problem: next });
    if (next) now = { ...now, lesson: next };
    look();
    point(null);
    focusInside(layer.place, `[data-part=${part}] .does button:last-child`);
  };

  const change = (lesson: Lesson | undefined) => {
    if (!lesson) return;
    now = { ...now, lesson };
    look();
  };

  const look = () => set({ found: read() });

  const save = async () => {
    const [surface] = surfaces();
    if (!surface) return;
    set({ phase: 'saving', problem: undefined });
    const reply = await send('saveTaught', { name: now.name.trim(), surface });
    if (signal.aborted) return;
    set(reply.ok ? { phase: 'saved' } : { phase: 'open', problem: 'not_saved' });
    focusInside(layer.place, '.panel');
  };

  const show = () => {
    const { mode, lesson, name, pointing: part, problem, aside, phase, found, target } = now;
    layer.glass.hidden = aside || phase === 'saved';
    const levels = lesson?.levels.levels.length ?? 0;
    render(
      <Panel
        mode={mode}
        tool={start.tool}
        name={name}
        pointing={part}
        target={target ? describe(target) : ''}
        told={lesson ? toldBy(lesson) : {}}
        network={lesson?.network ?? { by: 'all', all: undefined, words: [], table: {} }}
        networks={networks}
        wider={lesson !== undefined && lesson.at < levels - 1}
        narrower={lesson !== undefined && lesson.at > 0}
        preview={previewOf(found)}
        problem={problem}
        aside={aside}
        phase={phase}
        lang={lang}
        onPoint={each => point(part === each ? null : each)}
        onDrop={each => {
          if (!lesson || each === 'row') return;
          const { [each]: _gone, ...parts } = lesson.parts;
          change({ ...lesson, parts });
        }}
        onWiden={by => change(lesson && widened(lesson, by))}
        onNetwork={network => change(lesson && { ...lesson, network: { ...lesson.network, ...network } })}
        onName={text => set({ name: text })}
        onAside={yes => {
          point(null);
          set({ aside: yes });
        }}
        onTeach={() => {
          set({ mode: 'teach', found: [] });
          point('row');
        }}
        onSave={() => void save()}
        onClose={() => stop.abort()}
      />,
      layer.place,
    );
    frames();
  };

  trapFocus(layer.place, () => !now.aside, signal);
  for (const type of ['scroll', 'resize'])
    view.addEventListener(type, frames, { capture: true, passive: true, signal });
  let due: ReturnType<typeof setTimeout> | undefined;
  // The page lives on: rows that come and go are counted anew, in a quiet moment.
  const observer = new view.MutationObserver(() => {
    due ??= setTimeout(() => {
      due = undefined;
      if (now.phase === 'open' && !now.aside) look();
    }, DRAW_EVERY);
  });
  observer.observe(doc.body, { childList: true, subtree: true, characterData: true });
  const drawing = setInterval(() => (outside.isAlive() ? frames() : stop.abort()), DRAW_EVERY);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearInterval(drawing);
    clearTimeout(due);
    render(null, layer.place);
  });
  look();
  if (now.mode === 'teach') point('row');
  focusInside(layer.place, '.panel');
};
