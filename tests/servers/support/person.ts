/** Somebody with an account at the real Bluesky server, and what they do there themselves. */
import { PDS } from './pds.ts';

export interface Person {
  handle: string;
  did: string;
  /** The main password. */
  password: string;
  appPassword: (name: string) => Promise<string>;
  deleteAppPassword: (name: string) => Promise<void>;
  deactivate: () => Promise<void>;
  activate: () => Promise<void>;
}

export const makePerson = async (fetcher: typeof fetch, name: string): Promise<Person> => {
  const post = async (method: string, body: object | undefined, token?: string): Promise<Record<string, string>> => {
    const response = await fetcher(`${PDS}/xrpc/com.atproto.server.${method}`, {
      method: 'POST',
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : {};
  };
  const handle = `${name}.${new URL(PDS).hostname}`;
  const password = `main-password-of-${name}`;
  const account = await post('createAccount', { handle, email: `${name}@acme.social`, password });
  const { did = '', accessJwt: token } = account;
  return {
    handle,
    did,
    password,
    appPassword: async label => (await post('createAppPassword', { name: label }, token)).password ?? '',
    deleteAppPassword: async label => void (await post('revokeAppPassword', { name: label }, token)),
    deactivate: async () => void (await post('deactivateAccount', {}, token)),
    activate: async () => void (await post('activateAccount', undefined, token)),
  };
};
