/** Slack, by an incoming webhook: blocks with a plain text for notices (api.slack.com/messaging/webhooks, /reference/block-kit, 2026-11). */
import type { LetterItem } from '../model/letter';
import { sentBy } from './answer';
import { cut, defineChannel, type Mail, postJson } from './define';

/** The three signs that Slack reads as its own (api.slack.com/reference/surfaces/formatting#escaping). */
const plain = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A name must not make bold, code or mentions of what stands around it. */
const bold = (text: string): string => `*${plain(text).replaceAll('*', '∗')}*`;

const itemText = (item: LetterItem): string =>
  [
    bold(item.account),
    plain([item.title, item.why].filter(Boolean).join('. ')),
    plain(item.before ?? ''),
    plain(item.also),
    item.by && bold(item.by),
    item.steps.length ? bold(item.heading) : '',
    ...item.steps.map((step, i) => `${i + 1}. ${plain(step)}`),
    plain(item.who),
    item.link ? `<${item.link.url.replaceAll('|', '%7C')}|${plain(item.link.text)}>` : '',
  ]
    .filter(Boolean)
    .join('\n');

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text: cut(text, 3000) } });

/** At most 50 blocks, a heading of 150 signs, 3,000 in a section. */
const messageOf = ({ letter, text }: Mail) => ({
  text: cut(plain(text), 4000),
  blocks: [
    { type: 'header', text: { type: 'plain_text', text: cut(letter.subject, 150), emoji: false } },
    section(plain([letter.greeting, letter.lead].filter(Boolean).join('\n'))),
    ...letter.items.slice(0, 45).map(item => section(itemText(item))),
    { type: 'context', elements: [{ type: 'plain_text', text: cut(letter.foot, 2000), emoji: false }] },
  ],
  unfurl_links: false,
});

export default defineChannel({
  kind: 'slack',
  tells: false,
  send: async mail => sentBy(await mail.ask(postJson(mail, messageOf(mail))), mail.now),
});
