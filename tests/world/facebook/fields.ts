/** Graph's `fields` parameter: a list with braces for what is wanted of a linked object. */

export interface Field {
  name: string;
  fields: Field[];
}

/** A node's values; a function is asked only when its field is wanted. */
export type Values = Record<string, unknown>;

export const parseFields = (text: string): Field[] => {
  const found: Field[] = [];
  let depth = 0;
  let start = 0;
  const take = (end: number) => {
    const [, name, inner] = /^\s*([a-z_]+)(?:\{(.*)\})?\s*$/s.exec(text.slice(start, end)) ?? [];
    if (name) found.push({ name, fields: inner ? parseFields(inner) : [] });
    start = end + 1;
  };
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '{') depth += 1;
    if (text[i] === '}') depth -= 1;
    if (text[i] === ',' && depth === 0) take(i);
  }
  take(text.length);
  return found;
};

/** The wanted values; what a node does not have is left out, `id` always comes along. */
export const pick = (values: Values, fields: Field[]): Values => {
  const wanted = fields.some(field => field.name === 'id') ? fields : [...fields, { name: 'id', fields: [] }];
  return Object.fromEntries(
    wanted
      .map(({ name, fields: inner }) => {
        const value = values[name];
        return [name, typeof value === 'function' ? value(inner) : value];
      })
      .filter(([, value]) => value !== undefined),
  );
};
