/** What the shapes of the timeline mean. */

import { i18n } from '#i18n';
import { KINDS } from '@/utils/insight/timeline';
import { kindName } from './words';

export const Legend = () => (
  <ul class="key quiet" aria-label={i18n.t('timeline.legend')}>
    {KINDS.map(kind => (
      <li key={kind}>
        <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
          <g class={`mark ${kind}`}>
            <circle class="dot" r="5.5" />
          </g>
        </svg>
        {kindName(kind)}
      </li>
    ))}
    <li>
      <svg width="14" height="12" aria-hidden="true">
        <path class="warning" d="M2 10h9l-4.5 -8z" />
      </svg>
      {i18n.t('timeline.warning')}
    </li>
    <li>
      <svg width="14" height="14" aria-hidden="true">
        <rect class="warning-zone" width="14" height="14" rx="3" />
      </svg>
      {i18n.t('timeline.warning_zone')}
    </li>
    <li>
      <svg width="14" height="14" aria-hidden="true">
        <rect class="free" width="14" height="14" rx="3" />
      </svg>
      {i18n.t('timeline.free')}
    </li>
  </ul>
);
