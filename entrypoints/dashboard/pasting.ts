/** Pasted tokens and app passwords: recognised here, looked at and kept by the background. A token leaves this page once and is not kept in it. */
import { i18n } from '#i18n';
import type { Keeping, PasswordEntry, Paste } from '@/components/connect/ways';
import { send } from '@/utils/kit/send';
import { maySend } from '@/utils/kit/sites';
import type { Recognised } from '@/utils/model/pasted';
import { networkOf, networks } from '@/utils/networks';
import { hostsNeeded } from '@/utils/networks/define';
import { readPasted } from '@/utils/networks/shared/pasted';
import { snapshot } from '@/utils/page/live';
import { shortNetwork } from '@/utils/wording/names';
import { keyOf, say } from '@/utils/wording/say';
import { connecting, failed, RESTING, ready } from './connecting';

/** By its shape: which networks it could be of, whether it is a refresh token, and which server it names. */
export const recognise = (text: string): Recognised => {
  const read = readPasted(text, Date.now());
  if ('problem' in read) return read;
  const { access = '', refresh = '' } = read;
  const fitting = networks.filter(
    each =>
      (access && (each.looksLike?.(access) || each.looksLikeRefresh?.(access))) ||
      (refresh && (each.looksLikeRefresh?.(refresh) || each.looksLike?.(refresh))),
  );
  const isRefresh = !refresh && fitting.some(each => each.looksLikeRefresh?.(access));
  const { access: _, ...rest } = read;
  const issuer = fitting.length === 1 ? fitting[0]?.serverIn?.(access || refresh) : undefined;
  return {
    pasted: isRefresh ? { ...rest, refresh: access } : read,
    networks: fitting.map(({ id }) => id),
    ...(issuer ? { issuer } : {}),
  };
};

/** Called in the click. */
export const inspectToken = async (paste: Paste): Promise<void> => {
  const { network, issuer } = paste;
  const known = networkOf(network);
  // As the background will look: through the only app of this network and server, where there is one.
  const fitting = snapshot.value?.apps.filter(app => app.network === network && app.issuer === issuer) ?? [];
  const app = fitting.length === 1 ? fitting[0] : undefined;
  if (!(await ready(network, issuer, known ? hostsNeeded(known, issuer, app) : []))) return;
  const reply = await send('inspectToken', paste);
  connecting.value = reply.ok
    ? { ...RESTING, inspected: reply.value }
    : { ...RESTING, said: failed(network, issuer, reply), wrong: true };
};

/** What waits is forgotten at once, not in ten minutes. */
export const resetConnect = (): void => {
  const { inspected } = connecting.value;
  connecting.value = RESTING;
  if (inspected) void send('dropToken', { pending: inspected.pending });
};

/** @returns the account's id; `undefined` when it was not kept */
export const keepToken = async (keeping: Keeping): Promise<string | undefined> => {
  const { inspected } = connecting.value;
  if (!inspected) return undefined;
  connecting.value = { busy: true, said: '', inspected };
  const reply = await send('keepToken', keeping);
  if (reply.ok) {
    connecting.value = RESTING;
    return reply.value.id;
  }
  const said =
    reply.code === 'not-proved' ? i18n.t('paste.missing_sure') : failed(inspected.network, inspected.issuer, reply);
  // What is gone cannot be kept: back to the field.
  const left = reply.code === 'paste-gone' ? {} : { inspected };
  connecting.value = { busy: false, said, wrong: true, ...left };
  return undefined;
};

/** Called in the click. A name leads to a server whose host may have to be asked for in a second one. @returns whether it is connected for good */
export const signInWithPassword = async ({ issuer, ...entry }: PasswordEntry): Promise<boolean> => {
  const { network, identifier } = entry;
  const known = networkOf(network);
  const origins = issuer ? known?.hosts(issuer) : known?.hostsToFind?.(identifier);
  if (!(await ready(network, issuer, origins ?? []))) return false;
  const fail = (reply: { code: string; fields?: Record<string, string> }): false => {
    connecting.value = { ...RESTING, said: failed(network, issuer, reply), wrong: true };
    return false;
  };
  const found = issuer ? undefined : await send('findHome', { network, identifier });
  if (found && !found.ok) return fail(found);
  const server = issuer ?? found?.value.issuer ?? '';
  if (!(await maySend('ask', known?.hosts(server) ?? []))) {
    const said = say('password.found', { server: new URL(server).host });
    connecting.value = { ...RESTING, said, home: { identifier, issuer: server } };
    return false;
  }
  const reply = await send('signInWithPassword', { ...entry, issuer: server });
  if (!reply.ok) return fail(reply);
  const { advice } = reply.value;
  const said = advice ? say(`advice.${keyOf(advice)}`, { network: shortNetwork(network) }) : '';
  connecting.value = { ...RESTING, said };
  return !advice;
};
