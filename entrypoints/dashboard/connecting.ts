/** Connecting an account from the dashboard: permission in the click, then the app, then the sign-in. */
import { signal } from '@preact/signals';
import { i18n } from '#i18n';
import type { Connecting, Connection, Tracking } from '@/components/connect/ways';
import type { toApp } from '@/components/networkChoice';
import { send } from '@/utils/kit/send';
import type { Reply } from '@/utils/messages';
import { appIdOf } from '@/utils/model/app';
import { outcomeCodeSchema } from '@/utils/model/failure';
import { networkOf } from '@/utils/networks';
import { hostsNeeded } from '@/utils/networks/define';
import { requestOrigins } from '@/utils/page/allow';
import { snapshot } from '@/utils/page/live';
import { networkName, shortNetwork } from '@/utils/wording/names';
import { outcomeText } from '@/utils/wording/outcome';
import { say } from '@/utils/wording/say';

export const RESTING: Connecting = { busy: false, said: '' };
export const connecting = signal<Connecting>(RESTING);

const NOTHING_KNOWN = {
  state: 'unknown',
  deadline: null,
  confidence: 'none',
  evidence: null,
  renewsItself: false,
  changesAt: null,
} as const;

/** A failed reply in words that say what to do next. */
export const failed = (
  network: string,
  issuer: string | undefined,
  { code, fields }: { code: string; fields?: Record<string, string> },
): string => {
  const text = outcomeText(
    { network, issuer, handle: '', holder: 'browser', health: NOTHING_KNOWN },
    { code: outcomeCodeSchema.catch('interrupted').parse(code), at: 0, ...(fields ? { fields } : {}) },
  );
  // Wrong client ids and redirect addresses are shown on the network's own page, and nowhere else.
  const hint = code === 'window-closed' ? say('connect.window_hint', { network: shortNetwork(network, issuer) }) : '';
  return [text, hint].filter(Boolean).join(' ');
};

/**
 * Called in the click: the question for the sites comes before anything is awaited.
 * @returns whether they are held now
 */
export const ready = async (network: string, issuer: string | undefined, origins: string[]): Promise<boolean> => {
  const asked = requestOrigins(origins, { why: 'check' });
  connecting.value = { ...connecting.value, busy: true, said: '', wrong: false };
  if (await asked) return true;
  const said = say('connect.not_allowed', { network: networkName(network, issuer) });
  connecting.value = { ...connecting.value, busy: false, said, wrong: true };
  return false;
};

const saveApp = async (app: ReturnType<typeof toApp>): Promise<Reply<'registerApp'>> => {
  const saved = await send('saveApp', app);
  return saved.ok ? { ok: true, value: { id: appIdOf(app) } } : saved;
};

/** @returns whether it is connected */
export const connect = async ({ app, holder }: Connection): Promise<boolean> => {
  const { network, issuer } = app;
  const known = networkOf(network);
  // What is known of an app since the last try: its broker, and where its server keeps the rest.
  const id = 'id' in app ? app.id : appIdOf(app);
  const kept = snapshot.value?.apps.find(each => each.id === id);
  const origins = known ? hostsNeeded(known, issuer, { ...kept, ...('tokenEndpoint' in app ? app : {}) }) : [];
  if (!(await ready(network, issuer, origins))) return false;
  const isNew = !('id' in app);
  const saved = !isNew
    ? undefined
    : app.clientId
      ? await saveApp(app)
      : await send('registerApp', { network, issuer: issuer ?? '' });
  const reply =
    saved && !saved.ok ? saved : await send('connect', { appId: isNew ? (saved?.value.id ?? '') : app.id, holder });
  connecting.value = reply.ok ? RESTING : { busy: false, said: failed(network, issuer, reply), wrong: true };
  return reply.ok;
};

/** An account that nobody can ask. @returns whether it is in the list */
export const trackByHand = async (tracking: Tracking): Promise<boolean> => {
  const reply = await send('track', tracking);
  connecting.value = reply.ok ? RESTING : { busy: false, said: i18n.t('outcome.no_answer'), wrong: true };
  return reply.ok;
};
