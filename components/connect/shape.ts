/** What a pasted text's shape tells of its network, in words. */
import { i18n } from '#i18n';
import { networkName } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';

export const shapeText = (networks: readonly string[], chosen: string | undefined, lang: string): string => {
  if (networks.length === 0) return chosen ? '' : i18n.t('paste.not_recognised');
  const list = new Intl.ListFormat(lang, { type: 'disjunction' });
  const names = list.format(networks.map(id => networkName(id)));
  const plain = networks.length === 1 || (chosen !== undefined && networks.includes(chosen));
  return say(plain ? 'paste.looks_like' : 'paste.could_be', { names });
};
