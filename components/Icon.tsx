/** Icons drawn in one stroke: a shape of its own for every state, so that colour is never the only sign. */
import type { ComponentChildren } from 'preact';
import type { State } from '@/utils/model/words';

type Glyph =
  | State
  | 'refresh'
  | 'settings'
  | 'more'
  | 'search'
  | 'outage'
  | 'open'
  | 'close'
  | 'snooze'
  | 'person'
  | 'mail'
  | 'remove'
  | 'link'
  | 'tag'
  | 'sort';

const circle = <circle cx="8" cy="8" r="6.1" />;

const GLYPHS: Record<Glyph, ComponentChildren> = {
  // A broken link.
  revoked: (
    <path d="m9.6 4.4.9-.9a2.8 2.8 0 0 1 4 4l-.9.9M6.4 11.6l-.9.9a2.8 2.8 0 0 1-4-4l.9-.9M5 2v1.8M2 5h1.8M11 14v-1.8M14 11h-1.8" />
  ),
  expired: (
    <>
      {circle}
      <path d="m5.9 5.9 4.2 4.2m0-4.2-4.2 4.2" />
    </>
  ),
  blocked: (
    <>
      <rect x="2.8" y="7" width="10.4" height="7.2" rx="1.6" />
      <path d="M5 7V4.9a3 3 0 0 1 6 0V7" />
    </>
  ),
  expiring: (
    <>
      {circle}
      <path d="M8 4.5V8l2.3 1.5" />
    </>
  ),
  limited: (
    <>
      {circle}
      <path d="M8 1.9a6.1 6.1 0 0 1 0 12.2z" fill="currentColor" stroke="none" />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.3" stroke-dasharray="2.3 1.66" />
      <path d="M6.4 6.4a1.65 1.65 0 1 1 2.4 1.5c-.5.3-.8.6-.8 1.2M8 11.2v.1" />
    </>
  ),
  healthy: <path d="m2.8 8.6 3.4 3.4 7-7.6" />,
  refresh: <path d="M13.6 8A5.6 5.6 0 1 1 11.7 3.8L13.6 5.5M13.6 2.2v3.3h-3.3" />,
  settings: (
    <>
      <circle cx="8" cy="8" r="2.2" />
      <path d="M8 1.3v2M8 12.7v2M1.3 8h2M12.7 8h2M3.3 3.3l1.4 1.4M11.3 11.3l1.4 1.4M12.7 3.3l-1.4 1.4M4.7 11.3l-1.4 1.4" />
    </>
  ),
  more: (
    <g fill="currentColor" stroke="none">
      <circle cx="8" cy="3" r="1.4" />
      <circle cx="8" cy="8" r="1.4" />
      <circle cx="8" cy="13" r="1.4" />
    </g>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.6" />
      <path d="m10.5 10.5 3.6 3.6" />
    </>
  ),
  outage: (
    <>
      {circle}
      <path d="M8 1.9a6.1 6.1 0 0 1 0 12.2z" fill="currentColor" stroke="none" />
    </>
  ),
  open: <path d="m4 6 4 4 4-4" />,
  close: <path d="m4 4 8 8m0-8-8 8" />,
  snooze: <path d="M13.4 9.6A5.8 5.8 0 0 1 6.4 2.6a5.8 5.8 0 1 0 7 7z" />,
  mail: (
    <>
      <rect x="1.9" y="3.4" width="12.2" height="9.2" rx="1.6" />
      <path d="m2.4 4.4 5.6 4.4 5.6-4.4" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5.2" r="2.7" />
      <path d="M2.8 13.8c.6-2.8 2.6-4.2 5.2-4.2s4.6 1.4 5.2 4.2" />
    </>
  ),
  remove: <path d="M2.6 4.2h10.8M6.2 4.2V2.6h3.6v1.6M4 4.2l.7 9.2h6.6l.7-9.2M6.8 7v3.8M9.2 7v3.8" />,
  link: (
    <path d="M6.6 9.4a2.7 2.7 0 0 0 3.8 0l2.4-2.4a2.7 2.7 0 0 0-3.8-3.8l-.8.8M9.4 6.6a2.7 2.7 0 0 0-3.8 0L3.2 9A2.7 2.7 0 0 0 7 12.8l.8-.8" />
  ),
  tag: <path d="M8.6 2.4h5v5l-6.2 6.2-5-5zM11 5v.1" />,
  sort: <path d="m4 6.2 4-4 4 4M4 9.8l4 4 4-4" />,
};

interface Props {
  of: Glyph;
  /** Said to screen readers; without one the icon is decoration. */
  label?: string;
  /** CSS pixels. */
  size?: number;
  class?: string;
}

export const Icon = ({ of, label, size = 14, class: name = '' }: Props) => (
  <svg
    class={`icon-${of} ${name}`}
    viewBox="0 0 16 16"
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    stroke-width={1.5}
    stroke-linecap="round"
    stroke-linejoin="round"
    role={label ? 'img' : undefined}
    aria-label={label}
    aria-hidden={label ? undefined : 'true'}
  >
    {GLYPHS[of]}
  </svg>
);
