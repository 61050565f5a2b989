/** What an import did, where the file is wrong, and the sites it waits for. */
import './ImportResult.css';
import { i18n } from '#i18n';
import type { ImportReport } from '@/utils/model/import-report';
import { problemText } from '@/utils/wording/problem';
import { say, sayCount } from '@/utils/wording/say';
import { Icon } from './Icon';

/** Shown at once; nobody mends fifty lines without trying again in between. */
const SHOWN = 12;

interface Props {
  report: ImportReport;
  /** What came of asking for the sites. */
  access: 'open' | 'allowed' | 'not_allowed';
  lang: string;
  onAllow: () => void;
  onDismiss: () => void;
}

export const ImportResult = ({ report, access, lang, onAllow, onDismiss }: Props) => {
  const { problems, origins, added, updated, unchanged } = report;
  const bad = problems.length > 0;
  const number = new Intl.NumberFormat(lang);
  return (
    <div class={`import ${bad ? 'bad' : ''}`}>
      <div role="status">
        <p>
          {bad ? (
            i18n.t('import.refused')
          ) : (
            <>
              <Icon of="healthy" />{' '}
              {say('import.done', {
                added: number.format(added),
                updated: number.format(updated),
                unchanged: number.format(unchanged),
              })}
            </>
          )}
        </p>
        {bad && (
          <ul>
            {problems.slice(0, SHOWN).map(problem => (
              <li key={`${problem.path} ${problem.problem}`}>
                <bdi>{problem.path || i18n.t('import.whole_file')}</bdi>: {problemText(problem)}
              </li>
            ))}
            {problems.length > SHOWN && <li>{sayCount('import.more', problems.length - SHOWN, lang)}</li>}
          </ul>
        )}
        {access !== 'open' && <p>{i18n.t(`import.${access}`)}</p>}
      </div>
      {origins.length > 0 && access !== 'allowed' && (
        <div class="import-allow">
          <button type="button" class="button filled" onClick={onAllow} title={origins.join('\n')}>
            {sayCount('import.allow', origins.length, lang)}
          </button>
          <span class="quiet">{i18n.t('import.allow_why')}</span>
        </div>
      )}
      <button type="button" class="button icon" aria-label={i18n.t('common.dismiss')} onClick={onDismiss}>
        <Icon of="close" />
      </button>
    </div>
  );
};
