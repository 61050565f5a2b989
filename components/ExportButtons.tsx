/** "Export accounts", and a menu of the other files. */
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Icon } from './Icon';
import { Menu } from './Menu';

interface Props {
  onExport: (kind: 'accounts' | 'table' | 'calendar') => void;
}

export const ExportButtons = ({ onExport }: Props) => {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <span class="button-pair">
      <button type="button" class="button" onClick={() => onExport('accounts')}>
        {i18n.t('dashboard.export')}
      </button>
      <button
        ref={anchor}
        type="button"
        class="button icon"
        aria-label={i18n.t('export.more')}
        aria-haspopup="menu"
        aria-expanded={open}
        title={i18n.t('export.more')}
        onClick={() => setOpen(!open)}
      >
        <Icon of="more" />
      </button>
      {open && (
        <Menu
          anchor={anchor.current}
          label={i18n.t('export.more')}
          items={[
            { text: i18n.t('export.table'), run: () => onExport('table') },
            { text: i18n.t('export.calendar'), run: () => onExport('calendar') },
          ]}
          onClose={() => setOpen(false)}
        />
      )}
    </span>
  );
};
