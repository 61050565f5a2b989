/** How an account is added: radio buttons that look like one control and are worked with the arrow keys. */
import './WayChoice.css';
import { i18n } from '#i18n';
import type { Way } from '../networkChoice';

interface Props {
  ways: readonly Way[];
  way: Way;
  onWay: (way: Way) => void;
}

export const WayChoice = ({ ways, way, onWay }: Props) => (
  <fieldset class="ways">
    <legend class="legend">{i18n.t('connect.way')}</legend>
    {ways.map(each => (
      <label key={each}>
        <input type="radio" name="way" value={each} checked={each === way} onChange={() => onWay(each)} />
        <span>{i18n.t(`connect.way_${each}`)}</span>
      </label>
    ))}
  </fieldset>
);
