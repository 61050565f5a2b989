/** The contract of a tool file and of a recipe: where a tool lives and how its pages are read. Data only; nothing in it is ever evaluated. */
import { z } from 'zod';
import { idSchema } from '../model/account';
import { isSafePattern } from './pattern';

export const SURFACE_KINDS = ['accounts', 'search', 'rights', 'streams', 'composer', 'calendar'] as const;

/** A regular expression as a string, compared in any case and with Unicode; nothing that could run for long. */
const patternSchema = z.string().min(1).max(500).refine(isSafePattern, 'simple-pattern');
const selectorSchema = z.string().min(1).max(300);
const note = z.string().min(1).max(300);

/** Where to look for one value in a row; the first that finds something counts. */
const pickSchema = z.strictObject({
  selector: selectorSchema,
  /** `text`: what it says; `value`: what is typed in; otherwise the name of an attribute. */
  from: z.union([
    z.enum(['text', 'value']),
    z.string().regex(/^(data|aria)-[a-z0-9-]{1,60}$|^(alt|title|id|src|href|action|class)$/),
  ]),
  /** The first group is the value, or else the whole match. */
  pattern: patternSchema.optional(),
  /** In a table: only the cell under a heading that fits. */
  column: patternSchema.optional(),
  /** Where only names are read: what fits says itself that it is one, and then nothing else in the row is. */
  explicit: z.literal(true).optional(),
  /** What the value is unique in, such as its integration: what this element of the row says stands before it, with a `/`. */
  within: selectorSchema.optional(),
  note,
});
export type Pick = z.infer<typeof pickSchema>;

/** Whose accounts these are: `null` is a network that is none of ours, whose rows are left alone. */
const networkSchema = idSchema.nullable();

/** A control on the page by what it is, and by what it says or how its icon is named (text, label, title, class, file). */
const controlSchema = z.strictObject({
  selector: selectorSchema,
  /** One of these fits what it says or its icon; empty: the selector is enough. */
  says: z.array(patternSchema).max(20),
  note,
});
export type Control = z.infer<typeof controlSchema>;

/**
 * How rows are found; the first alternative that finds any counts.
 * `selector`: as the tool writes them. `boxes`: the repeated boxes under a section heading, whatever they are made of.
 * `around`: each such control stands in a row of its own; the row is the widest element that holds no other row's.
 */
const rowsSchema = z.union([
  z.strictObject({ by: z.literal('selector'), selector: selectorSchema, note, seen: z.iso.date() }),
  z.strictObject({ by: z.literal('boxes'), note, seen: z.iso.date() }),
  z.strictObject({ by: z.literal('around'), control: controlSchema, note, seen: z.iso.date() }),
]);
export type Rows = z.infer<typeof rowsSchema>;

/**
 * What in a row says that access is lost, or that it works: words, icons by their names (alt, title, aria-label, class, file),
 * or, where the tool's markup is public, the element itself: the row, or something in it.
 */
const signSchema = z.strictObject({
  words: z.array(patternSchema).max(40),
  icons: z.array(patternSchema).max(20),
  elements: z.array(selectorSchema).max(10).optional(),
});

/**
 * Where in the tool a person reconnects the account of a row: shown, never pressed. The menu that it stands in is opened for
 * them, after their own click on our button; nothing else of the page is ever clicked.
 */
const guideSchema = z.strictObject({
  menu: controlSchema.optional(),
  target: controlSchema,
  /** `page`: menus are often drawn at the end of the document, and "add account" belongs to no row. */
  within: z.enum(['row', 'page']),
});
export type Guide = z.infer<typeof guideSchema>;

/** Where a person chooses the account to work with: a select, or a list of options, told by its label, name or hint. */
const pickerSchema = z.strictObject({
  selector: selectorSchema,
  /** One of these fits; empty: the selector is enough. */
  labels: z.array(patternSchema).max(20),
  /** One choice inside of it. */
  option: selectorSchema,
  note,
});
export type Picker = z.infer<typeof pickerSchema>;

export const surfaceSchema = z.strictObject({
  kind: z.enum(SURFACE_KINDS),
  /** Tested against the whole address. */
  url: patternSchema,
  /** One of these must be on the page, outside of its navigation; otherwise it is another page. The text `^` is any text, or none. */
  markers: z
    .array(z.strictObject({ selector: selectorSchema, text: patternSchema, note }))
    .min(1)
    .max(20),
  /**
   * Headings of the rows under them, and the network that these belong to. First fit counts.
   * `null`: a section to leave alone; absent: the rows tell theirs themselves.
   */
  sections: z.array(z.strictObject({ heading: patternSchema, network: networkSchema.optional() })).max(80),
  /** Empty: the surface has no list of its own, only a picker. */
  rows: z.array(rowsSchema).max(10),
  /** Empty: not known; then the first words that are no label are the name. */
  name: z.array(pickSchema).max(10),
  handle: z.array(pickSchema).max(10),
  toolAccountId: z.array(pickSchema).max(10),
  /** Where the row itself names its network, and which of ours that is; `*`: any other name. In lower case. */
  network: z.array(pickSchema.extend({ ids: z.record(z.string().max(60), networkSchema) })).max(20),
  /** Where the row says who is to be told about it. */
  owner: z.array(pickSchema).max(10).optional(),
  /** Fields whose typed-in text is the account's name: by label, hint or name of the field. */
  nameFields: z.array(patternSchema).max(10),
  ended: signSchema,
  alive: signSchema,
  /** Says neither, and so its silence says nothing: such as a warning that has another reason as well. */
  unclear: signSchema.optional(),
  /** A row without any sign: `alive` where the tool is documented to warn, `nothing` where it says nothing either way. */
  silence: z.enum(['alive', 'nothing']),
  /** Texts that are never a name: labels of controls, hints, dates. */
  ignore: z.array(patternSchema).max(80),
  badge: z.enum(['after-name', 'row-end']),
  guide: guideSchema.optional(),
  /** The account in use is chosen here; the first that is there counts. */
  pickers: z.array(pickerSchema).max(10).optional(),
  /** What starts the work with the chosen account, such as sending a request. */
  submit: z.array(controlSchema).max(10).optional(),
});
export type Surface = z.infer<typeof surfaceSchema>;

export const toolSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(80),
  /** `taught`: pointed out by a person on the page. */
  kind: z.enum(['cloud', 'self-hosted', 'taught']),
  /** The layout was seen on the tool itself, in its published source, or by the person who taught it; not only in documentation. */
  verified: z.boolean(),
  /** Match patterns, asked for at run time. */
  hosts: z.array(z.string().regex(/^https:\/\/(\*\.)?[a-z0-9.-]+\/\*$/)).max(20),
  /** Addresses for a person. `{origin}` stands for the address of a self-hosted tool. */
  pages: z.strictObject({
    accounts: z
      .string()
      .regex(/^(https:\/\/|\{origin\}\/)/)
      .max(300),
  }),
  /** What the tool calls it on its own button. */
  reconnectWords: z.string().min(1).max(60),
  /** Which of our texts says the same on our button (`overlay.reconnect.*`). */
  reconnectLabel: z.enum(['refresh_token', 'refresh_connection', 'reconnect']),
  /** It connects whoever is signed in at the network: a private window asks who that is. */
  privateWindow: z.boolean().optional(),
  notes: z.array(z.string().max(400)).max(20),
  surfaces: z.array(surfaceSchema).max(12),
});
export type Tool = z.infer<typeof toolSchema>;
