/** What the marks of the timeline stand on: weekends, months, today, the time of the first warning and the days of each. */
import type { Timeline } from '@/utils/insight/timeline';
import type { Layout } from './layout';

interface Props {
  timeline: Timeline;
  layout: Layout;
  months: readonly { at: number; x: number }[];
}

export const Ground = ({ timeline, layout, months }: Props) => {
  const { lanes, width, height, today, dayWidth } = layout;
  const x = (day: number) => today + day * dayWidth;
  return (
    <g>
      {lanes.map(({ lane, top, height: high }) => (
        <rect key={lane.key} class="warning-zone" x={today} y={top} width={lane.warnDays * dayWidth} height={high} />
      ))}
      {timeline.free.map(day => (
        <rect key={day} class="free" x={x(day)} y={0} width={dayWidth} height={height} />
      ))}
      {months.map(month => (
        <line key={month.at} class="month" x1={month.x} x2={month.x} y1={0} y2={height} />
      ))}
      {lanes.map(({ lane, top }) => (
        <line key={lane.key} class="rule" x1={0} x2={width} y1={top} y2={top} />
      ))}
      {lanes.flatMap(({ lane, top, height: high }) =>
        lane.warnings.map(day => (
          <path key={`${lane.key} ${day}`} class="warning" d={`M${x(day + 0.5) - 3.5} ${top + high}h7l-3.5 -6z`} />
        )),
      )}
      <line class="today" x1={today} x2={today} y1={0} y2={height} />
    </g>
  );
};
