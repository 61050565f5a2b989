/** Connecting an account from the dashboard: permission in the click, then the app, then the sign-in. */
import { signal } from '@preact/signals';
import type { Connection } from '@/components/connect/ConnectDialog';
import type { toApp } from '@/components/networkChoice';
import { send } from '@/utils/kit/send';
import type { Reply } from '@/utils/messages';
import { appIdOf } from '@/utils/model/app';
import { outcomeCodeSchema } from '@/utils/model/failure';
import { networkOf } from '@/utils/networks';
import { hostsNeeded } from '@/utils/networks/define';
import { requestOrigins } from '@/utils/page/allow';
import { snapshot } from '@/utils/page/live';
import { networkName } from '@/utils/wording/names';
import { outcomeText } from '@/utils/wording/outcome';
import { say } from '@/utils/wording/say';

export const connecting = signal<{ busy: boolean; said: string }>({ busy: false, said: '' });

const failed = (network: string, issuer: string | undefined, code: string, fields?: Record<string, string>): string =>
  outcomeText(
    { network, issuer, handle: '', holder: 'browser', health: NOTHING_KNOWN },
    { code: outcomeCodeSchema.catch('interrupted').parse(code), at: 0, ...(fields ? { fields } : {}) },
  );

const NOTHING_KNOWN = {
  state: 'unknown',
  deadline: null,
  confidence: 'none',
  evidence: null,
  renewsItself: false,
  changesAt: null,
} as const;

const saveApp = async (app: ReturnType<typeof toApp>): Promise<Reply<'registerApp'>> => {
  const saved = await send('saveApp', app);
  return saved.ok ? { ok: true, value: { id: appIdOf(app) } } : saved;
};

/** Called in the click: the question for the site comes before anything is awaited. @returns whether it is connected */
export const connect = async ({ app, holder }: Connection): Promise<boolean> => {
  const { network, issuer } = app;
  const known = networkOf(network);
  // What is known of an app since the last try: its broker, and where its server keeps the rest.
  const id = 'id' in app ? app.id : appIdOf(app);
  const kept = snapshot.value?.apps.find(each => each.id === id);
  const origins = known ? hostsNeeded(known, issuer, { ...kept, ...('tokenEndpoint' in app ? app : {}) }) : [];
  const asked = requestOrigins(origins, { why: 'check' });
  connecting.value = { busy: true, said: '' };
  if (!(await asked)) {
    connecting.value = { busy: false, said: say('connect.not_allowed', { network: networkName(network, issuer) }) };
    return false;
  }
  const isNew = !('id' in app);
  const saved = !isNew
    ? undefined
    : app.clientId
      ? await saveApp(app)
      : await send('registerApp', { network, issuer: issuer ?? '' });
  const reply =
    saved && !saved.ok ? saved : await send('connect', { appId: isNew ? (saved?.value.id ?? '') : app.id, holder });
  connecting.value = { busy: false, said: reply.ok ? '' : failed(network, issuer, reply.code, reply.fields) };
  return reply.ok;
};
