/** The report for support: enough to see what went wrong, nothing that says whose it is, and no token wherever one may have got to. */
import { expect, test } from 'vitest';
import { supportReport } from '@/utils/export/support';
import { NOW, snapshotOf, viewOf } from '../support/views';

const TOKEN = 'EAAGm0PX4ZCpsBAKJ7secretQZDZD1234567890abcdef';
const PRIVATE = [
  'Acme Sports',
  'acme.sports',
  'jana@acme.example',
  'Jana Doe',
  'social.customer.example',
  'tag-one',
  // A tool that somebody taught is called as they called it.
  'muellers-brauhaus',
  TOKEN,
];

const report = () => {
  // Planted wherever a text of an account can hold something.
  const view = viewOf('id-of-account', 'revoked', {
    name: `Acme Sports ${TOKEN}`,
    login: `Jana Doe ${TOKEN}`,
    owner: { name: 'Jana Doe', email: 'jana@acme.example' },
    issuer: 'https://social.customer.example',
    networkAccountId: TOKEN,
    toolAccountId: TOKEN,
    appId: `app:x:${TOKEN}`,
    tags: ['tag-one', TOKEN],
    snoozeReason: TOKEN,
    outcome: { code: 'app-refused', at: NOW, fields: { message: TOKEN } },
    health: { cause: 'password-changed' },
  });
  const snapshot = snapshotOf(
    [view, { ...view, id: 'second' }, { ...view, id: 'third', holder: 'muellers-brauhaus' }],
    {
      apps: [
        {
          id: `app:${TOKEN}`,
          network: 'oauth',
          clientId: TOKEN,
          issuer: 'https://social.customer.example',
          hasSecret: true,
          addedAt: NOW,
        },
      ],
      tools: [{ id: 't', tool: 'postiz', origin: 'https://social.customer.example', hasApiKey: true, addedAt: NOW }],
      outages: [{ network: 'oauth', issuer: 'https://social.customer.example', since: NOW, reason: 'outage' }],
    },
  );
  return supportReport({
    snapshot,
    settings: { warnDays: [10, 5], notices: true },
    version: '1.2.3',
    browser: 'Browser/1',
    lang: 'en',
    origins: ['https://social.customer.example/*'],
    log: [
      {
        at: NOW,
        what: 'reading-failed',
        fields: { error: `TypeError: fetch https://social.customer.example/x?access_token=${TOKEN} failed` },
      },
    ],
  });
};

test('no name, address, id or token, wherever it was planted', () => {
  const text = report();
  for (const word of PRIVATE) expect(text).not.toContain(word);
  expect(text).not.toContain('id-of-account');
});

test('what happened is there, and the same server is the same word', () => {
  const read = JSON.parse(report());
  expect(read).toMatchObject({
    format: 'token-health/support',
    version: '1.2.3',
    accounts: [
      { account: 1, network: 'instagram', server: 'server 1', state: 'revoked', cause: 'password-changed' },
      { account: 2, server: 'server 1', holder: 'livefyre' },
      { account: 3, server: 'server 1', holder: 'taught tool 1' },
    ],
    apps: [{ network: 'oauth', server: 'server 1', hasSecret: true }],
    outages: [{ server: 'server 1', reason: 'outage' }],
    log: [{ what: 'reading-failed' }],
  });
});
