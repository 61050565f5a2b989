/** What the settings have to know of a tool, and what the form asks for. Pure. */

export interface ToolChoice {
  id: string;
  /** The vendor's own address, where there is one; filled in, and may be changed. */
  cloud?: string;
  needsAccountId: boolean;
  /** How its list is read, the way that tells most first; none where only its pages are read. */
  ways: readonly ('key' | 'session')[];
}

export interface ToolValues {
  tool: string;
  address: string;
  apiKey: string;
  accountId: string;
}

export const noTool = (choice: ToolChoice | undefined): ToolValues => ({
  tool: choice?.id ?? '',
  address: choice?.cloud ?? '',
  apiKey: '',
  accountId: '',
});

export type ToolProblem = 'tools_bad_address' | 'tools_missing_key' | 'tools_missing_account';

/** A whole page's address may be pasted; `undefined`: not an https address. A name alone is taken as one. */
const urlOf = (text: string): URL | undefined => {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
  const url = URL.canParse(full) ? new URL(full) : undefined;
  return url?.protocol === 'https:' && url.hostname.includes('.') ? url : undefined;
};

/** Typed in, or taken from an address such as `…/app/accounts/3/dashboard`. */
const accountIdOf = ({ accountId, address }: ToolValues): string =>
  accountId.trim() || (/\/accounts\/(\d+)/.exec(address)?.[1] ?? '');

/** The first thing that is missing, or nothing. `known`: the address has a key already. */
export const toolProblem = (values: ToolValues, choice: ToolChoice, known: boolean): ToolProblem | undefined => {
  if (!urlOf(values.address)) return 'tools_bad_address';
  if (choice.needsAccountId && !/^[\w-]{1,100}$/.test(accountIdOf(values))) return 'tools_missing_account';
  const needsKey = choice.ways.length > 0 && !choice.ways.includes('session');
  return needsKey && !known && !values.apiKey.trim() ? 'tools_missing_key' : undefined;
};

/** As the background takes it: nothing that is empty, nothing that the tool does not ask for. */
export const toConnection = (values: ToolValues, choice: ToolChoice) => {
  const apiKey = choice.ways.includes('key') ? values.apiKey.trim() : '';
  return {
    tool: choice.id,
    origin: urlOf(values.address)?.origin ?? '',
    ...(apiKey ? { apiKey } : {}),
    ...(choice.needsAccountId ? { accountId: accountIdOf(values) } : {}),
  };
};
