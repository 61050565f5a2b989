/** What the settings have to know of a tool, and what the form asks for. Pure. */
import { isEndpoint } from '@/utils/model/address';

export interface ToolChoice {
  id: string;
  /** The vendor's own address, where there is one; filled in, and may be changed. */
  cloud?: string;
  needsAccountId: boolean;
  /** The address that it begins at, of whatever page's was pasted. */
  baseOf: (address: string) => string;
  /** How its list is read, the way that tells most first; none where only its pages are read. */
  ways: readonly ('grant' | 'key' | 'session')[];
  /** Its sign-in: may an app have a secret there? */
  appSecret?: 'none' | 'optional' | undefined;
}

export interface ToolValues {
  tool: string;
  address: string;
  apiKey: string;
  accountId: string;
  /** Where there are both: with an app of one's own, or with a key. */
  way: 'grant' | 'key';
  clientId: string;
  clientSecret: string;
  tokenEndpoint: string;
}

export const noTool = (choice: ToolChoice | undefined): ToolValues => ({
  tool: choice?.id ?? '',
  address: choice?.cloud ?? '',
  apiKey: '',
  accountId: '',
  way: choice?.ways.includes('grant') ? 'grant' : 'key',
  clientId: '',
  clientSecret: '',
  tokenEndpoint: '',
});

/** It is signed in to, as the form stands. */
export const signsIn = ({ way }: Pick<ToolValues, 'way'>, choice: Pick<ToolChoice, 'ways'> | undefined): boolean =>
  way === 'grant' && (choice?.ways.includes('grant') ?? false);

export type ToolProblem =
  | 'tools_bad_address'
  | 'tools_missing_key'
  | 'tools_missing_account'
  | 'tools_missing_client'
  | 'tools_bad_endpoint';

/** A whole page's address may be pasted; `undefined`: not an https address. A name alone is taken as one. */
export const urlOf = (text: string): URL | undefined => {
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
  if (signsIn(values, choice)) {
    if (values.tokenEndpoint.trim() && !isEndpoint(urlOf(values.tokenEndpoint)?.href ?? ''))
      return 'tools_bad_endpoint';
    return values.clientId.trim() ? undefined : 'tools_missing_client';
  }
  const needsKey = choice.ways.length > 0 && !choice.ways.includes('session');
  return needsKey && !known && !values.apiKey.trim() ? 'tools_missing_key' : undefined;
};

const clientOf = ({ clientId, clientSecret, tokenEndpoint }: ToolValues, { appSecret }: ToolChoice) => ({
  clientId: clientId.trim(),
  ...(appSecret === 'optional' && clientSecret.trim() ? { clientSecret: clientSecret.trim() } : {}),
  ...(appSecret === 'optional' && tokenEndpoint.trim() ? { tokenEndpoint: urlOf(tokenEndpoint)?.href } : {}),
});

/** As the background takes it: nothing that is empty, nothing that the tool does not ask for. */
export const toConnection = (values: ToolValues, choice: ToolChoice) => {
  const address = urlOf(values.address);
  const apiKey = choice.ways.includes('key') && !signsIn(values, choice) ? values.apiKey.trim() : '';
  return {
    tool: choice.id,
    origin: address ? choice.baseOf(address.href) : '',
    ...(apiKey ? { apiKey } : {}),
    ...(signsIn(values, choice) ? { client: clientOf(values, choice) } : {}),
    ...(choice.needsAccountId ? { accountId: accountIdOf(values) } : {}),
  };
};
