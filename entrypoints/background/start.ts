/** The one `ready` promise: tells a mere wake-up from a new session, and does the session's work once. */
import { browser } from 'wxt/browser';
import { log } from '@/utils/kit/log';
import { closeManaged } from '@/utils/kit/managed';
import { filedTexts } from '@/utils/kit/texts';
import { changeAccount } from '@/utils/store/accounts';
import { clearLeftoverJobs } from '@/utils/store/jobs';
import { setAsideUnreadable } from '@/utils/store/read';
import { haveTexts } from '@/utils/wording/say';
import { registerGuards } from './guards';
import { applyManaged } from './managed';
import { buildMenus } from './menus';
import { keepTime } from './paste-time';
import { heldPatterns } from './places';
import { round, showAll } from './rounds';
import { setAlarm } from './schedule';
import { registerOverlay } from './sites';
import { noteToolObstacles } from './tool-obstacles';

const SESSION = 'session';
/** The organisation's settings were put in force in this session. A worker that was killed before that does it when it wakes. */
const FOLLOWED = 'organisation-followed';

/** A worker that was killed left its jobs: what a person had asked for is answered with "interrupted". */
const answerLeftovers = async (): Promise<void> => {
  for (const job of await clearLeftoverJobs()) {
    if (job.kind !== 'reconnect') continue;
    await changeAccount(job.id, Date.now(), a => ({ ...a, outcome: { code: 'interrupted', at: Date.now() } }));
  }
};

const tidyUp = async (): Promise<void> => {
  // Firefox has no access levels; there the session's storage is closed to content scripts anyway (seen 2026-11).
  await browser.storage.session.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  const moved = await setAsideUnreadable(Date.now());
  if (moved) log('records-set-aside', { count: String(moved) });
  await registerOverlay();
  await registerGuards();
  await noteToolObstacles(Date.now());
  await buildMenus(await heldPatterns());
  // The badge, and in Firefox the alarm, end with the browser's session.
  await showAll();
};

/** Chromium takes seconds to read its policies: what they said last is in force until then. */
const followOrganisation = async (): Promise<void> => {
  await closeManaged().catch(error => log('managed-not-closed', { error: String(error) }));
  await applyManaged();
  await browser.storage.session.set({ [FOLLOWED]: true });
};

const newSession = async (): Promise<void> => {
  // What an organisation has set does not wait for what went wrong elsewhere.
  await tidyUp().catch(error => log('start-failed', { error: String(error) }));
  await followOrganisation();
  await round();
};

/** Resolves when this worker may handle events. @returns what a new session does besides; no message waits for it, and it never rejects */
export const start = async (): Promise<{ session: Promise<void> }> => {
  // First of all: Firefox forgets alarms with the session, and what follows may be cut short.
  await setAlarm(Date.now());
  await haveTexts(filedTexts);
  // No message waits in vain for what is only tidying: a database that fails now may be well a moment later.
  await answerLeftovers().catch(error => log('leftovers-not-answered', { error: String(error) }));
  await keepTime(Date.now()).catch(error => log('paste-time-not-kept', { error: String(error) }));
  const before = await browser.storage.session.get([SESSION, FOLLOWED]);
  if (before[SESSION] === true && before[FOLLOWED] === true) return { session: Promise.resolve() };
  const work = before[SESSION] === true ? followOrganisation : newSession;
  await browser.storage.session.set({ [SESSION]: true });
  return { session: work().catch(error => log('start-failed', { error: String(error) })) };
};
