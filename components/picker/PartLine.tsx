/** One part of a row: what it is, what it says where it was pointed at, and the buttons to point and to take it back. */
import { i18n } from '#i18n';
import { say } from '@/utils/wording/say';
import type { PanelProps, Part } from './state';

export const PartLine = ({ part, panel, optional = false }: { part: Part; panel: PanelProps; optional?: boolean }) => {
  const label = say(`picker.part.${part}`);
  const said = panel.told[part];
  const pointing = panel.pointing === part;
  return (
    <div class="part" data-part={part} data-done={said === undefined ? undefined : ''}>
      <span class="mark" aria-hidden="true">
        {said === undefined ? '' : '✓'}
      </span>
      <span class="what">
        <b>{label}</b>
        <span class="said">{said ?? say(`picker.hint.${part}`)}</span>
      </span>
      <span class="does">
        {optional && said !== undefined && (
          <button
            type="button"
            class="plain"
            aria-label={`${i18n.t('common.remove')}: ${label}`}
            onClick={() => panel.onDrop(part)}
          >
            {i18n.t('common.remove')}
          </button>
        )}
        <button
          type="button"
          class={pointing ? 'button on' : 'button'}
          aria-pressed={pointing}
          aria-label={`${i18n.t('picker.point')}: ${label}`}
          onClick={() => panel.onPoint(part)}
        >
          {said === undefined ? i18n.t('picker.point') : i18n.t('picker.again')}
        </button>
      </span>
    </div>
  );
};
