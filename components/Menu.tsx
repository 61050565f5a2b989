/** A menu of actions: arrows, Home and End move, Escape and Tab close it. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Popover } from './Popover';

export interface MenuItem {
  text: string;
  run: () => void;
  danger?: boolean;
  /** The item opens something else in the menu's place. */
  opens?: boolean;
}

interface Props {
  anchor: HTMLElement | null;
  label: string;
  items: readonly MenuItem[];
  onClose: () => void;
}

const STEP: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export const Menu = ({ anchor, label, items, onClose }: Props) => {
  const list = useRef<HTMLDivElement>(null);
  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])];

  // Another set of items (the snooze choices) starts at its first one.
  useLayoutEffect(() => buttons()[0]?.focus(), [label]);

  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return onClose();
    const step = STEP[event.key];
    if (!step) return;
    event.preventDefault();
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    all[step(at, all.length)]?.focus();
  };

  return (
    <Popover anchor={anchor} role="menu" label={label} onClose={onClose} onKeyDown={keyDown}>
      <div ref={list} role="presentation">
        {items.map(item => (
          <button
            key={item.text}
            type="button"
            role="menuitem"
            tabIndex={-1}
            class={`menu-item ${item.danger ? 'danger' : ''}`}
            onClick={() => {
              if (!item.opens) onClose();
              item.run();
            }}
          >
            {item.text}
          </button>
        ))}
      </div>
    </Popover>
  );
};
