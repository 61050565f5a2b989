/** What the welcome shows and can do: ticks, hosts asked for in the click that needs them, the pin, the sample. */
import { computed, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { ToolUse } from '@/components/welcome/Begin';
import { isPinned, openShortcuts, shortcutOf } from '@/utils/kit/browser';
import { send } from '@/utils/kit/send';
import type { Progress, Step } from '@/utils/model/welcome';
import { requestOrigins } from '@/utils/page/allow';
import { readProgress } from '@/utils/store/welcome';
import { tools } from '@/utils/tools';
import { toolApiOf } from '@/utils/tools/apis';
import { sampleSnapshot } from './sample';

export const progress = signal<Progress>({ step: 'uses', networks: [], tools: [] });
export const sample = signal(location.hash === '#/sample' ? sampleSnapshot(Date.now()) : null);
/** `undefined`: the browser does not tell. */
export const pinned = signal<boolean | undefined>(undefined);
export const shortcut = signal('');
const held = signal<readonly string[]>([]);

const change = (next: Partial<Progress>): void => {
  progress.value = { ...progress.value, ...next };
  void send('saveProgress', progress.value);
};

const toggled = (list: readonly string[], id: string): string[] =>
  list.includes(id) ? list.filter(each => each !== id) : [...list, id];

/** Tools that people have at their vendor's, in one click; the others want an address. */
const isCloud = ({ id, hosts }: (typeof tools)[number]): boolean => hosts.length > 0 && !toolApiOf(id);

export const toolUses = computed<ToolUse[]>(() =>
  tools
    .filter(({ id }) => progress.value.tools.includes(id))
    .map(tool => ({
      id: tool.id,
      cloud: isCloud(tool),
      on: isCloud(tool) && tool.hosts.every(host => held.value.includes(host)),
    })),
);

const readHeld = async (): Promise<void> => {
  held.value = (await browser.permissions.getAll()).origins ?? [];
};

const readPin = async (): Promise<void> => {
  pinned.value = await isPinned();
  shortcut.value = await shortcutOf('_execute_action');
};

/** A pin tells nobody; somebody who comes back to the page, or looks at it, may have set it. */
const PIN_MS = 1_000;

export const loadProgress = async (): Promise<void> => {
  progress.value = await readProgress();
};

/** Follows hosts, pin and address until the signal ends it. */
export const followRest = (signalToEnd: AbortSignal): void => {
  const changed = () => void readHeld();
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  const timer = setInterval(() => document.visibilityState === 'visible' && void readPin(), PIN_MS);
  signalToEnd.addEventListener('abort', () => clearInterval(timer), { once: true });
  window.addEventListener(
    'hashchange',
    () => {
      sample.value = location.hash === '#/sample' ? (sample.value ?? sampleSnapshot(Date.now())) : null;
    },
    { signal: signalToEnd },
  );
  changed();
  void readPin();
};

export const actions = {
  step: (step: Step) => {
    change({ step });
    window.scrollTo(0, 0);
  },
  network: (id: string) => change({ networks: toggled(progress.value.networks, id) }),
  tool: (id: string) => change({ tools: toggled(progress.value.tools, id) }),
  /** Called in the click. */
  useTool: (id: string) => {
    const hosts = tools.find(tool => tool.id === id)?.hosts ?? [];
    void requestOrigins([...hosts], { why: 'overlay' }).then(readHeld);
  },
  shortcuts: () => void openShortcuts(),
};
export type WelcomeActions = typeof actions;
