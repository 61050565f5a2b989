/** Where lanes and marks stand, in CSS px. Pure. */
import { spread } from '@/utils/insight/spread';
import { type Cluster, KINDS, type Kind, type Lane, type Timeline } from '@/utils/insight/timeline';

export interface Mark {
  cluster: Cluster;
  /** Of its lane; of the mark within it, from left to right. */
  lane: number;
  x: number;
  y: number;
  r: number;
}

export interface LaidLane {
  lane: Lane;
  top: number;
  height: number;
}

export interface Layout {
  width: number;
  /** Of the lanes; the months stand above. */
  height: number;
  /** Where today begins; what is lost stands before it. */
  today: number;
  dayWidth: number;
  lanes: LaidLane[];
  marks: Mark[];
}

const BEFORE = 64;
const AFTER = 18;
const ROW = 34;
const PADDING = 9;
/** Two marks of a kind are so far apart (px) at least. */
const APART = 32;

const radius = (count: number): number => (count === 1 ? 7 : Math.min(15, 9 + 2 * String(count).length));

/** Those that stand in one line with what is sure; the others below, so that none hides another. */
const rowsOf = (clusters: readonly Cluster[]): Kind[] => {
  const rows = KINDS.filter(kind => kind !== 'lost' && clusters.some(cluster => cluster.kind === kind));
  return rows.length ? rows : ['sure'];
};

/** @param width of the whole picture, px */
export const layoutOf = ({ lanes, days }: Timeline, width: number): Layout => {
  const dayWidth = Math.max(1, (width - BEFORE - AFTER) / days);
  const gap = Math.max(1, Math.ceil(APART / dayWidth));
  const laid: LaidLane[] = [];
  const marks: Mark[] = [];
  let top = 0;
  for (const [i, lane] of lanes.entries()) {
    const rows = rowsOf(lane.clusters);
    const height = rows.length * ROW + PADDING;
    laid.push({ lane, top, height });
    const own = spread(lane.clusters, gap).map((cluster): Mark => {
      const r = radius(cluster.views.length);
      if (cluster.kind === 'lost') return { cluster, lane: i, x: BEFORE / 2, y: top + height / 2, r };
      const x = BEFORE + ((cluster.day + cluster.last) / 2 + 0.5) * dayWidth;
      return { cluster, lane: i, x, y: top + PADDING / 2 + (rows.indexOf(cluster.kind) + 0.5) * ROW, r };
    });
    marks.push(...own.sort((a, b) => a.x - b.x));
    top += height;
  }
  return { width, height: top, today: BEFORE, dayWidth, lanes: laid, marks };
};

const nearest = (marks: readonly Mark[], to: Mark, lane: number): Mark | undefined =>
  marks.filter(mark => mark.lane === lane).sort((a, b) => Math.abs(a.x - to.x) - Math.abs(b.x - to.x))[0];

type Step = (marks: readonly Mark[], at: number, mark: Mark) => Mark | undefined;

const STEPS: Record<string, Step> = {
  ArrowRight: (marks, at) => marks[at + 1],
  ArrowLeft: (marks, at) => marks[at - 1],
  ArrowDown: (marks, _at, mark) => nearest(marks, mark, mark.lane + 1),
  ArrowUp: (marks, _at, mark) => nearest(marks, mark, mark.lane - 1),
  Home: marks => marks[0],
  End: marks => marks.at(-1),
};

/** The mark that a key leads to; `undefined` where it leads nowhere. Every lane has a mark. */
export const moved = (marks: readonly Mark[], at: number, key: string): number | undefined => {
  const mark = marks[at];
  const to = mark && STEPS[key]?.(marks, at, mark);
  return to && marks.indexOf(to);
};
