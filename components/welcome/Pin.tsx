/** The third step: the icon in the toolbar, shown as the browser at hand shows it, and the shortcut. */
import { i18n } from '#i18n';
import { say } from '@/utils/wording/say';
import { Icon } from '../Icon';

export type BrowserKind = 'chromium' | 'firefox';

interface Props {
  kind: BrowserKind;
  /** `undefined`: the browser does not tell. */
  pinned: boolean | undefined;
  /** Empty: none. */
  shortcut: string;
  onShortcuts: () => void;
}

/** The piece of a puzzle that both browsers keep extensions behind. */
const Puzzle = () => (
  <svg
    viewBox="0 0 16 16"
    width="18"
    height="18"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    aria-hidden="true"
  >
    <path d="M6.2 3.4a1.7 1.7 0 1 1 3.3 0h2.3c.5 0 .8.4.8.8v2.3a1.7 1.7 0 1 1 0 3.3v2.4c0 .5-.3.8-.8.8H3.4a.8.8 0 0 1-.8-.8V9.8a1.7 1.7 0 1 0 0-3.3V4.2c0-.4.3-.8.8-.8z" />
  </svg>
);

const PinIcon = () => (
  <svg
    viewBox="0 0 16 16"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    aria-hidden="true"
  >
    <path d="M5.4 2.2h5.2M6.3 2.4v4L4.2 8.9v1h7.6v-1L9.7 6.4v-4M8 9.9v4" />
  </svg>
);

const Gear = () => <Icon of="settings" size={16} />;

/** A drawing of the toolbar, its menu and our icon; the words beside it say the same. */
const Picture = ({ kind, pinned }: Pick<Props, 'kind' | 'pinned'>) => (
  <div class={`toolbar ${kind}`} aria-hidden="true">
    <div class="strip">
      <span class="address" />
      {pinned && <img src="/icon-32.png" width={18} height={18} alt="" />}
      <span class="spot">
        <Puzzle />
      </span>
      <span class="burger">{kind === 'firefox' ? '☰' : '⋮'}</span>
    </div>
    {!pinned && (
      <div class="drop">
        <p>{i18n.t(kind === 'firefox' ? 'welcome.pin_firefox_menu' : 'welcome.pin_chromium_menu')}</p>
        <div class="strip">
          <img src="/icon-32.png" width={18} height={18} alt="" />
          <span class="name">Token Health</span>
          <span class="spot">{kind === 'firefox' ? <Gear /> : <PinIcon />}</span>
        </div>
        {kind === 'firefox' && <p class="entry">{i18n.t('welcome.pin_firefox_entry')}</p>}
      </div>
    )}
  </div>
);

export const Pin = ({ kind, pinned, shortcut, onShortcuts }: Props) => (
  <>
    <div class="pin">
      <Picture kind={kind} pinned={pinned} />
      <div>
        {pinned ? (
          <p class="done" role="status">
            <Icon of="healthy" size={16} /> {i18n.t('welcome.pinned')}
          </p>
        ) : (
          <ol>
            <li>{i18n.t('welcome.pin_1')}</li>
            <li>{i18n.t(kind === 'firefox' ? 'welcome.pin_2_firefox' : 'welcome.pin_2_chromium')}</li>
          </ol>
        )}
        <p class="quiet">{i18n.t('welcome.pin_why')}</p>
      </div>
    </div>
    <p class="keys">
      {shortcut ? say('welcome.shortcut', { keys: shortcut }) : i18n.t('welcome.no_shortcut')}{' '}
      <button type="button" class="button" onClick={onShortcuts}>
        {i18n.t('welcome.change_shortcut')}
      </button>
    </p>
  </>
);
