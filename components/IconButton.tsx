/** A button that is only an icon to the eye, with its name for everybody else and on hover. */
import type { ComponentProps } from 'preact';
import { Icon } from './Icon';

interface Props {
  icon: ComponentProps<typeof Icon>['of'];
  name: string;
  describedBy?: string;
  opens?: 'menu' | 'dialog';
  expanded?: boolean;
  pressed?: boolean;
  onClick: (button: HTMLElement) => void;
}

export const IconButton = ({ icon, name, describedBy, opens, expanded, pressed, onClick }: Props) => (
  <button
    type="button"
    class="button icon"
    aria-label={name}
    title={name}
    aria-describedby={describedBy}
    aria-haspopup={opens}
    aria-expanded={opens ? expanded : undefined}
    aria-pressed={pressed}
    onClick={event => onClick(event.currentTarget)}
  >
    <Icon of={icon} />
  </button>
);
