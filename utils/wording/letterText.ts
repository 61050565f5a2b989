/** A letter as plain text, for e-mail and the clipboard. Pure. */
import { mailAddress } from '../model/address';
import type { Letter, LetterItem } from '../model/letter';

const itemText = (item: LetterItem): string =>
  [
    [item.account, item.title].join('\n'),
    item.why,
    item.before,
    item.also,
    item.by,
    item.steps.length ? [`${item.heading}:`, ...item.steps.map((step, i) => `${i + 1}. ${step}`)].join('\n') : '',
    item.who,
    item.link ? `${item.link.text}: ${item.link.url}` : '',
  ]
    .filter(Boolean)
    .join('\n\n');

export const letterText = ({ greeting, lead, items, foot }: Letter): string =>
  [greeting, lead, items.map(itemText).join('\n\n---\n\n'), foot].filter(Boolean).join('\n\n');

/** Half a sign at an end, as a cut leaves it, cannot be written into an address. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

/** What a mail program opens. Long texts are cut: some take no more than 2,000 characters of an address. */
export const mailtoOf = (email: string | undefined, { subject }: Letter, text: string): string => {
  const most = 1_800;
  const link = (body: string) =>
    `mailto:${encoded(mailAddress(email ?? '')).replaceAll('%40', '@')}?subject=${encoded(subject)}&body=${encoded(body)}`;
  const whole = text.replaceAll('\n', '\r\n');
  if (link(whole).length <= most) return link(whole);
  const signs = [...whole];
  while (signs.length > 0 && link(`${signs.join('')}…`).length > most) signs.splice(-5);
  return link(`${signs.join('')}…`);
};
