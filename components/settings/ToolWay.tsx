/** How a tool is asked, where there are two ways: radio buttons that look like one control and are worked with the arrow keys. */
import '../connect/WayChoice.css';
import { i18n } from '#i18n';
import type { ToolValues } from '../toolChoice';

interface Props {
  way: ToolValues['way'];
  onWay: (way: ToolValues['way']) => void;
}

export const ToolWay = ({ way, onWay }: Props) => (
  <fieldset class="ways">
    <legend class="legend">{i18n.t('settings.tools_way')}</legend>
    {(['grant', 'key'] as const).map(each => (
      <label key={each}>
        <input type="radio" name="way" value={each} checked={each === way} onChange={() => onWay(each)} />
        <span>{i18n.t(`settings.tools_way_${each}`)}</span>
      </label>
    ))}
  </fieldset>
);
