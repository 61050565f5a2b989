/** Managed settings (DESIGN.md 6.6): what an organisation sets for all its browsers, read field by field; what does not fit is left out and named. */
import { z } from 'zod';
import { idSchema } from './account';
import { CHANNEL_KINDS, formSchema } from './channel';
import { endpointSchema, importedAppSchema, importedToolSchema, originSchema } from './exchange';
import { FEATURES, type Feature, type ManagedProblem } from './locks';
import { type Settings, settingsSchema, warnDaysSchema } from './settings';

/** An app to sign in with, or a key; where there are both, the key is used. */
const managedToolSchema = importedToolSchema.extend({
  origin: originSchema,
  clientId: z.string().min(1).max(500).optional(),
  clientSecret: z.string().min(1).max(2000).optional(),
  tokenEndpoint: endpointSchema.optional(),
});
/** A webhook's secret comes from the organisation as well: its server checks with it, and nobody here ever sees one that is made. */
const managedChannelSchema = z.strictObject({
  kind: z.enum(CHANNEL_KINDS),
  name: z.string().trim().min(1).max(100),
  address: endpointSchema.max(2000),
  key: z.string().trim().min(1).max(2000).optional(),
  signingSecret: z.string().min(16).max(500).optional(),
  form: z.strictObject(formSchema.shape).optional(),
});
export type ManagedChannel = z.infer<typeof managedChannelSchema>;
export type ManagedApp = z.infer<typeof importedAppSchema>;
export type ManagedTool = z.infer<typeof managedToolSchema>;

export interface Managed {
  /** Wins over what is stored; a key that is here is locked. */
  settings: Partial<Omit<Settings, 'warnDaysOf'>>;
  /** The same, network by network. */
  warnDaysOf: Settings['warnDaysOf'];
  apps: ManagedApp[];
  tools: ManagedTool[];
  channels: ManagedChannel[];
  off: Feature[];
  problems: ManagedProblem[];
}

/** "20:00" to minutes since midnight. */
const clockSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform(text => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

/** `{ "on": false }`: no quiet hours, and nobody may set any. */
const quietSchema = z.union([
  z.strictObject({ on: z.literal(false) }).transform(() => null),
  z.strictObject({ on: z.literal(true).optional(), from: clockSchema, to: clockSchema }).transform(({ from, to }) => ({
    from,
    to,
  })),
]);

/** What the registries know: networks and tools must be among them, and channels need what their kind needs. `undefined`: nothing wrong. */
export interface Known {
  app(app: ManagedApp): { key: string; problem: ManagedProblem['problem'] } | undefined;
  tool(tool: ManagedTool): { key: string; problem: ManagedProblem['problem'] } | undefined;
  channel(channel: ManagedChannel): { key: string; problem: ManagedProblem['problem'] } | undefined;
}

type Put = (managed: Managed, value: unknown, known: Known | undefined) => void;

const pathOf = (start: string, more: readonly PropertyKey[] = []): string =>
  more.reduce<string>((text, part) => text + (typeof part === 'number' ? `[${part}]` : `.${String(part)}`), start);

/** The value where it fits; else a problem with its place. */
const taken = <T>(managed: Managed, path: string, schema: z.ZodType<T>, value: unknown): T | undefined => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const where = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])];
  managed.problems.push({
    path: pathOf(path, where),
    problem: unknown === undefined ? 'wrong-value' : 'unknown-key',
  });
  return undefined;
};

/** Entry by entry: one that does not fit leaves the others alone. */
const list =
  <T>(
    name: string,
    schema: z.ZodType<T>,
    take: (managed: Managed, entry: T) => void,
    wrong?: (known: Known, entry: T) => ReturnType<Known['app']>,
  ): Put =>
  (managed, value, known) => {
    for (const [i, each] of (taken(managed, name, z.array(z.unknown()).max(500), value) ?? []).entries()) {
      const entry = taken(managed, `${name}[${i}]`, schema, each);
      if (entry === undefined) continue;
      const trouble = known && wrong?.(known, entry);
      if (trouble) managed.problems.push({ path: `${name}[${i}].${trouble.key}`, problem: trouble.problem });
      else take(managed, entry);
    }
  };

const setting =
  <K extends keyof Managed['settings']>(name: K, schema: z.ZodType<Managed['settings'][K]>): Put =>
  (managed, value) => {
    const fitting = taken(managed, name, schema, value);
    if (fitting !== undefined) managed.settings[name] = fitting;
  };

const warnDaysOf: Put = (managed, value) => {
  const given = taken(managed, 'warnDaysOf', z.record(z.string(), z.unknown()), value) ?? {};
  for (const [network, days] of Object.entries(given)) {
    const id = taken(managed, `warnDaysOf.${network}`, idSchema, network);
    const fitting = id && taken(managed, `warnDaysOf.${network}`, warnDaysSchema, days);
    if (id && fitting) managed.warnDaysOf[id] = fitting;
  }
};

/** Every key of `public/managed-schema.json` (a test compares them): adding one here and there is all that a new one takes. */
const FIELDS: Record<string, Put> = {
  apps: list(
    'apps',
    importedAppSchema,
    (managed, app) => managed.apps.push(app),
    (known, app) => known.app(app),
  ),
  tools: list(
    'tools',
    managedToolSchema,
    (managed, tool) => managed.tools.push(tool),
    (known, tool) => known.tool(tool),
  ),
  channels: list(
    'channels',
    managedChannelSchema,
    (managed, channel) => managed.channels.push(channel),
    (known, channel) => known.channel(channel),
  ),
  warnDays: setting('warnDays', warnDaysSchema),
  warnDaysOf,
  workingDays: setting('workingDays', settingsSchema.shape.workingDays),
  quiet: setting('quiet', quietSchema),
  notices: setting('notices', settingsSchema.shape.notices),
  escalateDays: setting('escalateDays', settingsSchema.shape.escalateDays),
  featuresOff: list('featuresOff', z.enum(FEATURES), (managed, feature) => managed.off.push(feature)),
};

export const MANAGED_KEYS: readonly string[] = Object.keys(FIELDS);

/** Never throws. Pure. @param values what the browser hands over @param known absent: networks and tools are not looked up */
export const readManagedValues = (values: Record<string, unknown>, known?: Known): Managed => {
  const managed: Managed = { settings: {}, warnDaysOf: {}, apps: [], tools: [], channels: [], off: [], problems: [] };
  for (const [key, value] of Object.entries(values)) {
    const put = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
    if (put) put(managed, value, known);
    else managed.problems.push({ path: key, problem: 'unknown-key' });
  }
  return managed;
};
