/** Renders markup into a page of its own and works it as a person does. */
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { vi } from 'vitest';
import { loadForms } from '../../../components/LaterForm';
import type { DashboardActions } from '../../../entrypoints/dashboard/props';
import type { PopupActions } from '../../../entrypoints/popup/App';

// As they are by the time that a person opens one.
await loadForms();

export const show = (markup: ComponentChild): HTMLElement => {
  document.body.innerHTML = '<div id="app"></div>';
  const root = document.getElementById('app') as HTMLElement;
  act(() => render(markup, root));
  return root;
};

/** Renders again in place, as a page does after a change. */
export const showAgain = (root: HTMLElement, markup: ComponentChild): void => {
  act(() => render(markup, root));
};

export const press = (element: Element | null | undefined): void => {
  if (!(element instanceof HTMLElement)) throw new Error('Nothing to press');
  act(() => element.click());
};

export const key = (name: string): void => {
  const at = document.activeElement ?? document.body;
  act(() => {
    at.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  });
};

export const type = (field: Element | null | undefined, text: string): void => {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error('No field');
  act(() => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
};

export const submit = (form: Element | null | undefined): void => {
  if (!(form instanceof HTMLFormElement)) throw new Error('No form');
  act(() => {
    form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  });
};

/** The `data-` attributes, as they stand in the markup. */
export const attributes = (element: Element): Record<string, string> =>
  Object.fromEntries(
    [...element.attributes].flatMap(({ name, value }) => (name.startsWith('data-') ? [[name.slice(5), value]] : [])),
  );

/** The one control with this accessible name. */
export const named = (root: ParentNode, name: string): HTMLElement => {
  const found = [...root.querySelectorAll<HTMLElement>('button, a, input, select')].filter(
    element => (element.getAttribute('aria-label') ?? element.textContent?.trim()) === name,
  );
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} controls are named "${name}"`);
  return only;
};

/** Actions that remember what was asked for. */
export const spies = (): PopupActions & DashboardActions => ({
  check: vi.fn(),
  teach: vi.fn(),
  renameRecipe: vi.fn(async () => undefined),
  removeRecipe: vi.fn(),
  saveRecipe: vi.fn(),
  importRecipe: vi.fn(),
  allowRecipe: vi.fn(),
  teachHere: vi.fn(),
  copyRecipe: vi.fn(async () => undefined),
  reconnect: vi.fn(),
  openNetworkPage: vi.fn(),
  allow: vi.fn(),
  addApp: vi.fn(),
  snooze: vi.fn(),
  pause: vi.fn(),
  assignOwner: vi.fn(),
  remove: vi.fn(),
  changeMany: vi.fn(),
  dismiss: vi.fn(),
  dismissRemoval: vi.fn(),
  open: vi.fn(),
  filter: vi.fn(),
  sort: vi.fn(),
  go: vi.fn(),
  importFile: vi.fn(),
  allowImported: vi.fn(),
  dismissImport: vi.fn(),
  exportAs: vi.fn(),
  showSupport: vi.fn(),
  saveSupport: vi.fn(),
  hideSupport: vi.fn(),
  connect: vi.fn(),
  signInWithPassword: vi.fn(),
  inspectToken: vi.fn(),
  keepToken: vi.fn(),
  trackByHand: vi.fn(),
  resetConnect: vi.fn(),
  closeConnect: vi.fn(),
  copy: vi.fn(async () => {}),
  write: vi.fn(async () => ({ subject: '', text: '', mailto: 'mailto:' })),
  savePerson: vi.fn(async () => undefined),
  removePerson: vi.fn(),
  saveChannel: vi.fn(async () => ({})),
  replaceSigning: vi.fn(async () => undefined),
  testChannel: vi.fn(async () => {}),
  allowChannel: vi.fn(),
  removeChannel: vi.fn(),
  retryDelivery: vi.fn(),
  saveEscalation: vi.fn(async () => undefined),
  saveApp: vi.fn(async () => undefined),
  removeApp: vi.fn(),
  giveBack: vi.fn(),
  addTool: vi.fn(async () => undefined),
  readTool: vi.fn(),
  trackTool: vi.fn(),
  allowTool: vi.fn(),
  signInTool: vi.fn(),
  signOutTool: vi.fn(),
  removeTool: vi.fn(),
  useTool: vi.fn(),
  warnOn: vi.fn(),
  stopOn: vi.fn(),
  shortcuts: vi.fn(),
  saveSettings: vi.fn(async () => undefined),
  saveQueue: vi.fn(),
  exportHistory: vi.fn(),
  eraseAll: vi.fn(async () => undefined),
});
