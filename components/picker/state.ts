/** What the picker's panel is shown from, and what a person can do in it. */

/** What can be pointed at: one account's row, then its parts. */
export type Part = 'row' | 'name' | 'network' | 'handle' | 'id' | 'sign';

export interface PreviewRow {
  name: string;
  /** A network's id; absent: not told. */
  network?: string;
  handle?: string;
  /** The page shows that its access is lost. */
  lost: boolean;
}

/** How the rows tell their network, and what each of their words means; `undefined`: not chosen yet. */
export interface NetworkChoice {
  by: 'all' | 'row';
  all: string | undefined;
  words: readonly string[];
  table: Readonly<Record<string, string | null | undefined>>;
}

export interface PanelProps {
  mode: 'teach' | 'test';
  /** The tool that the page belongs to already; `taught`: by a person. */
  tool: { name: string; taught: boolean } | undefined;
  name: string;
  /** What is being pointed at now. */
  pointing: Part | null;
  /** In words, what is under the pointer. */
  target: string;
  /** What the parts say in the row that was pointed at. */
  told: Readonly<Partial<Record<Part, string>>>;
  network: NetworkChoice;
  networks: readonly string[];
  wider: boolean;
  narrower: boolean;
  preview: readonly PreviewRow[];
  /** A key under `picker.problem`. */
  problem: string | undefined;
  /** The page can be used for a moment. */
  aside: boolean;
  phase: 'open' | 'saving' | 'saved';
  lang: string;
  onPoint(part: Part): void;
  onDrop(part: Part): void;
  onWiden(by: 1 | -1): void;
  onNetwork(change: Partial<NetworkChoice>): void;
  onName(name: string): void;
  onAside(aside: boolean): void;
  onTeach(): void;
  onSave(): void;
  onClose(): void;
}

/** What is missing before it can be saved, as a key under `picker.missing`. */
export const missingOf = ({
  told,
  network,
  preview,
  name,
}: Pick<PanelProps, 'told' | 'network' | 'preview' | 'name'>) => {
  if (told.row === undefined) return 'row';
  if (told.name === undefined) return 'name';
  if (network.by === 'all' ? !network.all : network.words.some(word => network.table[word] === undefined))
    return 'network';
  if (network.by === 'row' && network.words.length === 0) return 'network';
  if (preview.length === 0) return 'preview';
  return name.trim() ? undefined : 'tool';
};
