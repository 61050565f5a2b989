/**
 * Microsoft Teams, by the webhook of a workflow ("Post to a channel when a webhook request is received"): an adaptive card
 * in a message (learn.microsoft.com, "Create incoming webhooks with Workflows", 2026-11). It answers 202.
 */
import type { LetterItem } from '../model/letter';
import { sentBy } from './answer';
import { cut, defineChannel, type Mail, postJson } from './define';

/** Teams reads Markdown in text blocks: a name must not become a link or a heading. */
const plain = (text: string): string => text.replace(/([\\`*_{}[\]()#+!|<>~])/g, '\\$1');

const block = (text: string, more: object = {}) => ({ type: 'TextBlock', text: cut(text, 4000), wrap: true, ...more });

const itemBlocks = (item: LetterItem): object[] => [
  block(plain(item.account), { weight: 'Bolder', separator: true, spacing: 'Medium' }),
  block(plain([item.title, item.why].filter(Boolean).join('. '))),
  ...(item.before ? [block(plain(item.before))] : []),
  ...(item.also ? [block(plain(item.also), { isSubtle: true })] : []),
  ...(item.by ? [block(plain(item.by), { weight: 'Bolder' })] : []),
  ...(item.steps.length
    ? [
        block(plain(item.heading), { weight: 'Bolder' }),
        block(item.steps.map((step, i) => `${i + 1}. ${plain(step)}`).join('\n')),
      ]
    : []),
  ...(item.who ? [block(plain(item.who), { isSubtle: true })] : []),
  ...(item.link
    ? [{ type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: item.link.text, url: item.link.url }] }]
    : []),
];

/** A message may have 28 KB: of many accounts the first are shown in full. */
const SHOWN = 8;

const messageOf = ({ letter }: Mail) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      contentUrl: null,
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        fallbackText: letter.subject,
        body: [
          block(plain(letter.subject), { size: 'Large', weight: 'Bolder' }),
          block(plain([letter.greeting, letter.lead].filter(Boolean).join(' '))),
          ...letter.items.slice(0, SHOWN).flatMap(itemBlocks),
          ...letter.items
            .slice(SHOWN)
            .map(item => block(plain([item.account, item.title].join(': '))))
            .slice(0, 40),
          block(plain(letter.foot), { isSubtle: true, size: 'Small' }),
        ],
      },
    },
  ],
});

export default defineChannel({
  kind: 'teams',
  tells: false,
  send: async mail => sentBy(await mail.ask(postJson(mail, messageOf(mail))), mail.now),
});
