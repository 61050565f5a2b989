/**
 * A report for support: what is needed to see why something went wrong, and nothing that says whose it is.
 * Fields are picked by name, so that what is added to an account later does not slip in.
 */
import { redact } from '../kit/log';
import type { AccountView, Snapshot } from '../model/snapshot';
import { BROWSER } from '../model/words';
import { TOOLS } from '../wording/names';
import { isoTime } from '../wording/time';

export interface SupportInput {
  snapshot: Snapshot;
  settings: { warnDays: readonly number[]; notices: boolean };
  version: string;
  /** `navigator.userAgent` and the language of the texts. */
  browser: string;
  lang: string;
  /** Match patterns that are held. */
  origins: readonly string[];
  log: readonly { at: number; what: string; fields?: Record<string, string> | undefined }[];
}

/** The same word each time for the same private thing: "server 1", "taught tool 2". */
const pseudonyms = (kind: string) => {
  const names = new Map<string, string>();
  return (value: string | undefined): string | undefined => {
    if (value === undefined) return undefined;
    const name = names.get(value) ?? `${kind} ${names.size + 1}`;
    names.set(value, name);
    return name;
  };
};

type Pseudonym = ReturnType<typeof pseudonyms>;

const accountOf = (view: AccountView, n: number, server: Pseudonym, tool: Pseudonym) => ({
  account: n + 1,
  network: view.network,
  server: server(view.issuer),
  // A tool that somebody taught is called as they called it.
  holder: view.holder === BROWSER || Object.hasOwn(TOOLS, view.holder) ? view.holder : tool(view.holder),
  hasToken: view.hasToken,
  state: view.health.state,
  cause: view.health.cause,
  reason: view.health.reason,
  confidence: view.health.confidence,
  evidence: view.health.evidence && { kind: view.health.evidence.kind, at: isoTime(view.health.evidence.at) },
  deadline: isoTime(view.health.deadline),
  renewsItself: view.health.renewsItself,
  obstacle: view.obstacle,
  failure: view.failure,
  failures: view.failures,
  triedAt: isoTime(view.triedAt),
  readAt: isoTime(view.readAt),
  outcome: view.outcome && { code: view.outcome.code, at: isoTime(view.outcome.at) },
  snoozed: view.snoozedUntil !== undefined,
  paused: view.paused,
});

/** Log lines hold codes and shortened errors; hosts of the person's own servers are taken out of them here. */
const lineOf = ({ at, what, fields = {} }: SupportInput['log'][number]) => ({
  at: isoTime(at),
  what,
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      redact(value).replace(/https?:\/\/[^\s/"']+/g, 'https://[…]'),
    ]),
  ),
});

/** @returns JSON text, two spaces deep, as it is shown before it is saved */
export const supportReport = ({ snapshot, settings, version, browser, lang, origins, log }: SupportInput): string => {
  const [server, tool] = [pseudonyms('server'), pseudonyms('taught tool')];
  return `${JSON.stringify(
    {
      format: 'token-health/support',
      version,
      browser,
      lang,
      at: isoTime(snapshot.at),
      settings: { warnDays: settings.warnDays, notices: settings.notices },
      counts: snapshot.counts,
      setAside: snapshot.setAside,
      sitesAllowed: origins.length,
      apps: snapshot.apps.map(app => ({
        network: app.network,
        server: server(app.issuer),
        hasSecret: app.hasSecret,
        hasBroker: app.tokenEndpoint !== undefined,
      })),
      tools: snapshot.tools.map(tool => ({ tool: tool.tool, hasApiKey: tool.hasApiKey })),
      outages: snapshot.outages.map(({ network, issuer, reason, since }) => ({
        network,
        server: server(issuer),
        reason,
        since: isoTime(since),
      })),
      accounts: snapshot.accounts.map((view, n) => accountOf(view, n, server, tool)),
      log: log.map(lineOf),
    },
    null,
    2,
  )}\n`;
};
