/** What is typed in for a channel, and what of it is wrong. Pure. */
import { CHANNEL_KINDS, type Channel, type ChannelKind } from '@/utils/model/channel';
import type { Settings } from '@/utils/model/settings';

export interface ChannelValues {
  id?: string;
  kind: ChannelKind;
  name: string;
  address?: string;
  key?: string;
  form?: NonNullable<Channel['form']>;
}

/** When nothing happens: how long to wait, and who else is told then. */
export type EscalationSettings = Pick<Settings, 'escalateDays' | 'secondPerson'>;

export const EXAMPLE = '{\n  "to": "{{to}}",\n  "subject": "{{subject}}",\n  "text": "{{text}}"\n}';

const HOLDERS = ['to', 'name', 'subject', 'text', 'key'];
export const holderNames = HOLDERS.map(name => `{{${name}}}`).join(', ');

/** Which kinds take a key besides their address. */
export const takesKey = (kind: ChannelKind): kind is 'jmap' | 'form' => kind === 'jmap' || kind === 'form';

export const readChannel = (data: FormData, before: Channel | undefined): ChannelValues => {
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const kind = before?.kind ?? CHANNEL_KINDS.find(each => each === text('kind')) ?? 'webhook';
  return {
    ...(before ? { id: before.id } : {}),
    kind,
    name: text('name'),
    ...(text('address') ? { address: text('address') } : {}),
    ...(text('key') ? { key: text('key') } : {}),
    ...(kind === 'form'
      ? {
          form: {
            encoding: text('encoding') === 'form' ? 'form' : 'json',
            header: text('header'),
            template: text('template'),
          },
        }
      : {}),
  };
};

const isObject = (template: string, flat: boolean): boolean => {
  try {
    const read: unknown = JSON.parse(template);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return false;
    return !flat || Object.values(read).every(value => typeof value === 'string');
  } catch {
    return false;
  }
};

const isHttps = (address: string): boolean => URL.canParse(address) && new URL(address).protocol === 'https:';

/** `undefined`: nothing. */
export const channelProblem = (values: ChannelValues): 'missing_name' | 'bad_address' | 'bad_template' | undefined => {
  const { id, name, address, form } = values;
  if (!name) return 'missing_name';
  if (address ? !isHttps(address) : !id) return 'bad_address';
  return form && !isObject(form.template, form.encoding === 'form') ? 'bad_template' : undefined;
};
