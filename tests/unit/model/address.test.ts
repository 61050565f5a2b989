/** Addresses that people type in: what the form lets through is what the background takes. */
import { describe, expect, test } from 'vitest';
import { channelProblem } from '../../../components/channelForm';
import { appProblem, NO_APP, toApp } from '../../../components/networkChoice';
import { isEmail, isEndpoint, mailAddress } from '../../../utils/model/address';
import { forApps } from '../../../utils/model/app-messages';
import { endpointSchema } from '../../../utils/model/exchange';
import { ownerChoiceSchema } from '../../../utils/model/owner-choice';
import { forPeople } from '../../../utils/model/person-messages';

const GOOD = [
  'ann@acme.example',
  "o'hara@acme.ie",
  'ann+x@mail.acme.example',
  'jörg@firma.de',
  'info@müller.de',
  '用户@例子.广告',
  'a@b-c.co',
  'a@xn--mller-kva.xn--p1ai',
];
const BAD = [
  '',
  'ann',
  '@acme.de',
  'ann@',
  'ann@acme',
  'ann@acme.c',
  'a..b@acme.de',
  '.a@acme.de',
  'a.@acme.de',
  'a b@acme.de',
  'a@b@acme.de',
  'Ann <ann@acme.de>',
  'ann@acme.de,bob@acme.de',
  'ann@acme.de?bcc=eve@evil.example',
  'ann@acme.de\nBcc: eve@evil.example',
  'ann@-acme.de',
  'ann@1.2.3.4',
  'ann@acme.de/x',
  'ann@acme.de:25',
  `${'a'.repeat(65)}@acme.de`,
  `a@${'b'.repeat(64)}.de`,
];

describe('e-mail', () => {
  test.each([...GOOD.map(each => [each, true] as const), ...BAD.map(each => [each, false] as const)])(
    '%j: %s, for every form and message',
    (email, good) => {
      expect(isEmail(email)).toBe(good);
      const person = forPeople.savePerson.schema.safeParse({ name: 'Ann', email, channels: [] });
      expect(person.success).toBe(good || email === '');
      expect(ownerChoiceSchema.safeParse({ name: 'Ann', email }).success).toBe(good);
    },
  );

  test.each([
    ['info@müller.de', 'info@xn--mller-kva.de'],
    ['jörg@Müller.DE', 'jörg@xn--mller-kva.de'],
    ['ann@acme.example', 'ann@acme.example'],
    ['Ann.B@acme.example', 'Ann.B@acme.example'],
    ['nobody', 'nobody'],
  ])('%s leaves as %s', (typed, sent) => expect(mailAddress(typed)).toBe(sent));
});

const ADDRESSES = [
  'https://a.example/x',
  'https://a.example:8443/x?y=1#z',
  'https://user:pw@a.example/x',
  'https://user@a.example/x',
  'http://a.example/x',
  'http://localhost/x',
  'a.example',
  'https://',
];

test.each(ADDRESSES)('the server %s is the same to all', address => {
  const good = endpointSchema.safeParse(address).success;
  expect(isEndpoint(address)).toBe(good);
  const network = { id: 'linkedin', needsIssuer: true, secret: 'required' as const };
  for (const field of ['issuer', 'tokenEndpoint'] as const) {
    const values = { ...NO_APP, clientId: 'c', clientSecret: 's', issuer: 'https://ok.example', [field]: address };
    expect(forApps.saveApp.schema.safeParse(toApp(values, network)).success).toBe(
      appProblem(values, network) === undefined,
    );
  }
});

describe('what the form for a channel lets through, the background takes, and nothing else', () => {
  const form = { encoding: 'json' as const, header: 'Authorization', template: '{}' };
  const given = { kind: 'form' as const, name: 'x', address: 'https://a.example/x', form };
  test.each<[string, Parameters<typeof channelProblem>[0], ReturnType<typeof channelProblem>]>([
    ['as it should be', given, undefined],
    ...ADDRESSES.map(
      address =>
        [address, { ...given, address }, endpointSchema.safeParse(address).success ? undefined : 'bad_address'] as [
          string,
          typeof given,
          'bad_address' | undefined,
        ],
    ),
    ['a long address', { ...given, address: `https://a.example/?${'x'.repeat(2000)}` }, 'bad_address'],
    ...['X_Api_Key', 'X-Api-Key', 'x.y', "!#$%&'*+-.^_`|~", ''].map(
      header =>
        [`header ${header}`, { ...given, form: { ...form, header } }, undefined] as [string, typeof given, undefined],
    ),
    ...['Api Key', 'Api:Key', 'Schlüssel', 'x'.repeat(61)].map(
      header =>
        [`header ${header}`, { ...given, form: { ...form, header } }, 'bad_header'] as [
          string,
          typeof given,
          'bad_header',
        ],
    ),
    ['long fields', { ...given, form: { ...form, template: `{"a":"${'x'.repeat(5000)}"}` } }, 'bad_template'],
    ['no fields', { ...given, form: { ...form, template: '[]' } }, 'bad_template'],
    ['a long name', { ...given, name: 'x'.repeat(101) }, 'missing_name'],
    ['a long key', { ...given, key: 'x'.repeat(2001) }, 'bad_key'],
  ])('%s', (_what, values, problem) => {
    expect(channelProblem(values)).toBe(problem);
    // An array is valid to the message; the handler looks into it.
    if (values.form?.template !== '[]')
      expect(forPeople.saveChannel.schema.safeParse(values).success).toBe(problem === undefined);
  });
});
