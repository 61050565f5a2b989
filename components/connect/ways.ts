/** What every way of the dialog gets, and what each asks the page to do. */
import type { Inspection } from '@/utils/model/inspection';
import type { Pasted } from '@/utils/model/pasted';
import type { AccountView } from '@/utils/model/snapshot';
import type { NetworkChoice, toApp } from '../networkChoice';

export interface Connection {
  /** An app that is there already, or a new one to save first. */
  app: { id: string; network: string; issuer?: string | undefined } | ReturnType<typeof toApp>;
  holder: string;
}

/** What is pasted, with where it belongs. */
export interface Paste extends Pasted {
  network: string;
  issuer?: string;
}

export interface Keeping {
  pending: string;
  holder: string;
  withToken: boolean;
  handle?: string;
  into?: string;
  sure?: boolean;
}

export interface PasswordEntry {
  network: string;
  identifier: string;
  password: string;
  /** Absent: found by the name. */
  issuer?: string;
  holder: string;
  into?: string;
}

export interface Tracking {
  network: string;
  handle: string;
  name?: string;
  issuer?: string;
  holder: string;
  /** Epoch ms. */
  connectedAt?: number;
  expiresAt?: number;
}

/** How far the last try has come. */
export interface Connecting {
  busy: boolean;
  /** What came of it. */
  said: string;
  wrong?: boolean;
  /** What was found out about a pasted token. */
  inspected?: Inspection | undefined;
  /** The server that a name led to. */
  home?: { identifier: string; issuer: string } | undefined;
}

/** What a way needs besides its network. */
export interface WayProps {
  network: NetworkChoice;
  holders: readonly string[];
  connecting: Connecting;
  /** The account that gets fresh access. */
  account?: AccountView | undefined;
  onClose: () => void;
}

/** Moves the focus to the first field that is wrong. */
export const focusWrong = (form: HTMLElement | null): void =>
  form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
