/** What is typed in for a channel, and what of it is wrong. Pure. */
import { HEADER, isEndpoint } from '@/utils/model/address';
import { CHANNEL_KINDS, type Channel, type ChannelKind, type FormShape } from '@/utils/model/channel';
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

/** As long as they may be; the background takes no longer ones. */
const MOST = { name: 100, address: 2_000, key: 2_000, template: 5_000 };

export type ChannelProblem = 'missing_name' | 'bad_address' | 'bad_header' | 'bad_template' | 'bad_key';

const formProblem = ({ template, encoding, header }: FormShape): ChannelProblem | undefined => {
  if (!HEADER.test(header)) return 'bad_header';
  return isObject(template, encoding === 'form') && template.length <= MOST.template ? undefined : 'bad_template';
};

/** `undefined`: nothing. */
export const channelProblem = ({ id, name, address, key = '', form }: ChannelValues): ChannelProblem | undefined => {
  if (!name || name.length > MOST.name) return 'missing_name';
  if (address ? !isEndpoint(address) || address.length > MOST.address : !id) return 'bad_address';
  return (form && formProblem(form)) ?? (key.length > MOST.key ? 'bad_key' : undefined);
};
