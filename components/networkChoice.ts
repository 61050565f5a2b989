/** What the forms have to know of a network, and what they ask for. Pure. */
import { isEndpoint } from '@/utils/model/address';

export interface NetworkChoice {
  id: string;
  needsIssuer: boolean;
  secret: 'none' | 'optional' | 'required';
  /** Its servers register clients themselves: only the address is asked for. */
  registersItself?: boolean;
  /** A name and a password made for apps are a second way in. */
  password?: boolean;
  /** It connects whoever happens to be signed in. */
  privateWindow?: boolean;
  /** It charges for every question: only a renewal proves life. */
  paid?: boolean;
  /** How long a connection lives is not known. */
  noRule?: boolean;
  /** Nothing can be connected any more. */
  discontinued?: boolean;
}

/** How an account can be added. */
export const WAYS = ['signin', 'password', 'paste', 'track'] as const;
export type Way = (typeof WAYS)[number];

export const waysOf = ({ password, discontinued }: NetworkChoice): Way[] =>
  discontinued ? ['track'] : WAYS.filter(way => password || way !== 'password');

export interface AppValues {
  network: string;
  clientId: string;
  clientSecret: string;
  tokenEndpoint: string;
  issuer: string;
}

export const NO_APP: AppValues = { network: '', clientId: '', clientSecret: '', tokenEndpoint: '', issuer: '' };

export type AppProblem = 'missing_client' | 'missing_secret' | 'missing_issuer' | 'bad_endpoint';

/** Where each problem stands. */
export const FIELD_OF: Record<AppProblem, keyof AppValues> = {
  missing_client: 'clientId',
  missing_secret: 'clientSecret',
  missing_issuer: 'issuer',
  bad_endpoint: 'tokenEndpoint',
};

/** A server's address, or that of an endpoint of one's own. */
export const isAddress = (text: string): boolean => isEndpoint(text.trim());

/** The first thing that is missing, or nothing. */
export const appProblem = (values: AppValues, network: NetworkChoice): AppProblem | undefined => {
  if (network.needsIssuer && !isAddress(values.issuer)) return 'missing_issuer';
  if (network.registersItself) return undefined;
  if (!values.clientId.trim()) return 'missing_client';
  if (values.tokenEndpoint && !isAddress(values.tokenEndpoint)) return 'bad_endpoint';
  if (network.secret === 'required' && !values.clientSecret && !values.tokenEndpoint) return 'missing_secret';
  return undefined;
};

/** The server's address as the import takes it: without the slash at its end. */
export const tidy = (address: string): string => address.trim().replace(/\/$/, '');

/** As the background takes it: nothing that is empty, nothing that the network does not ask for. */
export const toApp = (values: AppValues, network: NetworkChoice) => ({
  network: network.id,
  clientId: values.clientId.trim(),
  ...(network.secret !== 'none' && values.clientSecret ? { clientSecret: values.clientSecret } : {}),
  ...(network.secret !== 'none' && values.tokenEndpoint ? { tokenEndpoint: values.tokenEndpoint.trim() } : {}),
  ...(network.needsIssuer ? { issuer: tidy(values.issuer) } : {}),
});
