/** The picture of the timeline. Its marks are buttons: one tab stop, arrows move between them, Enter opens one. */
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { monthStarts } from '@/utils/insight/days';
import type { By, Cluster, Timeline } from '@/utils/insight/timeline';
import { shortDate } from '@/utils/wording/time';
import { useWidth } from '../useWidth';
import { Ground } from './Ground';
import { layoutOf, moved } from './layout';
import { laneName, markText } from './words';

interface Props {
  timeline: Timeline;
  by: By;
  now: number;
  lang: string;
  /** Key of the cluster whose accounts are shown below. */
  open: string | undefined;
  onOpen: (cluster: Cluster) => void;
}

/** Where a month's name would stand on today's, which begins at its line; and where it would not end inside of the picture. */
const TOO_NEAR = 86;
const TOO_FAR = 30;

export const Picture = ({ timeline, by, now, lang, open, onOpen }: Props) => {
  const { ref, width } = useWidth<HTMLDivElement>();
  const [at, setAt] = useState(0);
  const svg = useRef<SVGSVGElement>(null);
  const layout = layoutOf(timeline, width);
  const { marks, lanes, height, today, dayWidth } = layout;
  const months = monthStarts(timeline.from, timeline.days).map(month => ({
    ...month,
    x: today + month.day * dayWidth,
  }));
  const hasLost = marks.some(({ cluster }) => cluster.kind === 'lost');
  const stop = Math.min(at, marks.length - 1);
  const compact = new Intl.NumberFormat(lang, { notation: 'compact' });

  const keyDown = (event: KeyboardEvent, index: number) => {
    const mark = marks[index];
    if (mark && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      onOpen(mark.cluster);
      return;
    }
    const next = moved(marks, index, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    svg.current?.querySelectorAll<SVGGElement>('.mark')[next]?.focus();
  };

  return (
    <div class="lanes">
      <div class="lane-names" aria-hidden="true">
        {lanes.map(({ lane, height: high }) => (
          <div key={lane.key} style={{ height: `${high}px` }} title={laneName(lane, by)}>
            <span>{laneName(lane, by)}</span>
          </div>
        ))}
      </div>
      <div class="plot">
        <div class="months" dir="ltr" aria-hidden="true">
          {hasLost && (
            <span class="lost" style={{ left: `${today / 2}px` }}>
              {i18n.t('timeline.lost')}
            </span>
          )}
          <span class="from-here" style={{ left: `${today}px` }}>
            {i18n.t('timeline.today')}
          </span>
          {months
            .filter(({ x }) => x > today + TOO_NEAR && x < width - TOO_FAR)
            .map(({ at: month, x }) => (
              <span key={month} style={{ left: `${x}px` }}>
                {shortDate(month, now, lang)}
              </span>
            ))}
        </div>
        <div ref={ref}>
          {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons inside of a picture; a fieldset cannot hold shapes */}
          <svg ref={svg} role="group" aria-label={i18n.t('timeline.picture')} width={width} height={height} dir="ltr">
            <Ground timeline={timeline} layout={layout} months={months} />
            {marks.map(({ cluster, lane, x, y, r }, index) => {
              const text = markText(
                cluster,
                laneName(lanes[lane]?.lane ?? { of: cluster.views[0] ?? NOBODY }, by),
                timeline,
                now,
                lang,
              );
              return (
                // biome-ignore lint/a11y/useSemanticElements: a shape in a picture cannot be a button element
                <g
                  key={cluster.key}
                  class={`mark ${cluster.kind} ${cluster.soon ? 'soon' : ''} ${cluster.key === open ? 'open' : ''}`}
                  role="button"
                  tabindex={index === stop ? 0 : -1}
                  aria-expanded={cluster.key === open}
                  data-count={cluster.views.length}
                  data-kind={cluster.kind}
                  transform={`translate(${x} ${y})`}
                  onFocus={() => setAt(index)}
                  onClick={() => onOpen(cluster)}
                  onKeyDown={event => keyDown(event, index)}
                >
                  <title>{text}</title>
                  <circle class="ring" r={Math.max(r + 3, 13)} />
                  <circle class="dot" r={r} />
                  {cluster.views.length > 1 && (
                    <text text-anchor="middle" dominant-baseline="central">
                      {compact.format(cluster.views.length)}
                    </text>
                  )}
                </g>
              );
            })}
          </svg>
        </div>
      </div>
    </div>
  );
};

const NOBODY = { network: '', holder: '' };
