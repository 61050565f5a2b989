/** Discord, by a channel's webhook: one embed for each account (docs.discord.com, Webhook, "Execute Webhook", 2026-11). */
import type { LetterItem } from '../model/letter';
import { sentBy } from './answer';
import { cut, defineChannel, type Mail, postJson } from './define';

/** Discord reads Markdown and mentions everywhere; the mentions are barred by `allowed_mentions` as well. */
const plain = (text: string): string => text.replace(/([\\`*_~|>[\]()#@-])/g, '\\$1');

/** The design's red, amber and green. */
const colourOf = ({ step }: LetterItem): number => (step === 'lost' ? 0xc62840 : step === 'back' ? 0x1b7a44 : 0x8a5200);

const embedOf = (item: LetterItem, most: number) => ({
  title: cut(plain(item.account), 256),
  color: colourOf(item),
  ...(item.link ? { url: item.link.url } : {}),
  description: cut(
    [
      plain([item.title, item.why].filter(Boolean).join('. ')),
      plain(item.before ?? ''),
      plain(item.also),
      item.by && `**${plain(item.by)}**`,
      item.steps.length ? `**${plain(item.heading)}**` : '',
      ...item.steps.map((step, i) => `${i + 1}. ${plain(step)}`),
      plain(item.who),
    ]
      .filter(Boolean)
      .join('\n'),
    most,
  ),
});

/** Ten embeds, 6,000 signs in all of them. */
const messageOf = ({ letter }: Mail) => {
  const shown = letter.items.slice(0, 10);
  const rest = letter.items.slice(10).map(item => `${item.account}: ${item.title}`);
  const lines = [`**${plain(letter.subject)}**`, plain(letter.greeting), plain(letter.lead), ...rest.map(plain)];
  return {
    content: cut(lines.filter(Boolean).join('\n'), 2000),
    embeds: shown.map(item => embedOf(item, Math.floor(5000 / shown.length) - 256)),
    allowed_mentions: { parse: [] },
  };
};

/** `wait`: it answers when the message is stored, and not before. */
const waiting = (address: string): string => {
  const url = new URL(address);
  url.searchParams.set('wait', 'true');
  return url.href;
};

export default defineChannel({
  kind: 'discord',
  tells: false,
  send: async mail => sentBy(await mail.ask(postJson(mail, messageOf(mail), { url: waiting(mail.address) })), mail.now),
});
