/** The popup's quiet line about the page in front: whether its accounts are found, or that the tool can be added. */
import './ToolHere.css';
import { i18n } from '#i18n';
import type { TabHere } from '@/utils/model/from-teaching';
import { say } from '@/utils/wording/say';
import { shortDate } from '@/utils/wording/time';

interface Props {
  here: TabHere;
  now: number;
  lang: string;
  /** Not where the organisation has switched teaching off. */
  mayTeach: boolean;
  onTeach: (test: boolean) => void;
}

export const ToolHere = ({ here: { address, tool, missing }, now, lang, mayTeach, onTeach }: Props) => {
  if (!address) return null;
  const button = (label: string, test: boolean) =>
    mayTeach && (
      <button type="button" class="link" onClick={() => onTeach(test)}>
        {label}
      </button>
    );
  if (!tool)
    return mayTeach ? (
      <p class="tool-here">
        <bdi class="quiet">{new URL(address).host}</bdi> {button(i18n.t('picker.title'), false)}
      </p>
    ) : null;
  const since =
    missing?.since === undefined
      ? i18n.t('taught.none_yet')
      : say('taught.none_since', { date: shortDate(missing.since, now, lang) });
  return (
    <p class="tool-here" data-missing={missing ? '' : undefined}>
      <span class={missing ? 'trouble' : 'quiet'}>{missing ? `${tool.name}: ${since}` : tool.name}</span>
      {button(i18n.t('taught.test'), true)}
      {missing && button(tool.taught ? i18n.t('picker.teach_again') : i18n.t('taught.correct'), false)}
    </p>
  );
};
