/** The three charts of the history: when, how long until it worked again, how long access lives. */
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Life, type Loss, meanLives, monthsOf, repairsOf } from '@/utils/insight/history';
import type { AccountView } from '@/utils/model/snapshot';
import { durationText } from '@/utils/wording/duration';
import { networkName } from '@/utils/wording/names';
import { say, sayCount } from '@/utils/wording/say';
import { Bars } from '../charts/Bars';
import { ChartCard } from '../charts/ChartCard';
import { Columns } from '../charts/Columns';

interface Props {
  views: readonly AccountView[];
  losses: readonly Loss[];
  lives: readonly Life[];
  since: number;
  now: number;
  lang: string;
}

export const MonthsChart = ({ losses, since, now, lang }: Omit<Props, 'views' | 'lives'>) => {
  const short = new Intl.DateTimeFormat(lang, { month: 'short' });
  const long = new Intl.DateTimeFormat(lang, { month: 'long', year: 'numeric' });
  const number = new Intl.NumberFormat(lang);
  const months = monthsOf(losses, since, now);
  const names = { lost: i18n.t('history.lost'), back: i18n.t('history.back') };
  return (
    <ChartCard
      title={i18n.t('history.months')}
      heads={[i18n.t('history.month'), names.lost, names.back]}
      rows={months.map(({ at, lost, back }) => [long.format(at), number.format(lost), number.format(back)])}
    >
      <Columns
        label={i18n.t('history.months')}
        names={names}
        lang={lang}
        pairs={months.map(({ at, lost, back }) => ({ key: at, name: short.format(at), lost, back }))}
      />
    </ChartCard>
  );
};

export const RepairChart = ({ losses, lang }: Pick<Props, 'losses' | 'lang'>) => {
  const { steps, medianMs } = repairsOf(losses);
  const number = new Intl.NumberFormat(lang);
  return (
    <ChartCard
      title={i18n.t('history.repair')}
      hint={
        medianMs === null ? i18n.t('history.no_repair') : say('history.median', { time: durationText(medianMs, lang) })
      }
      heads={[i18n.t('history.took'), i18n.t('history.losses')]}
      rows={steps.map(({ step, count }) => [say(`history.step.${step}`), number.format(count)])}
    >
      <Bars
        label={i18n.t('history.repair')}
        bars={steps.map(({ step, count }) => ({
          key: step,
          name: say(`history.step.${step}`),
          value: count,
          text: number.format(count),
          tone: step === 'open' ? 'lost' : undefined,
        }))}
      />
    </ChartCard>
  );
};

export const LifeChart = ({ views, lives, lang }: Pick<Props, 'views' | 'lives' | 'lang'>) => {
  const means = useMemo(
    () =>
      meanLives(views, lives)
        .map(mean => ({ ...mean, name: networkName(mean.of.network, mean.of.issuer) }))
        .sort((a, b) => (a.meanMs ?? Infinity) - (b.meanMs ?? Infinity) || a.name.localeCompare(b.name, lang)),
    [views, lives, lang],
  );
  const text = ({ meanMs, workedMs }: (typeof means)[number]) => {
    if (meanMs !== null) return durationText(meanMs, lang);
    return workedMs > 0 ? say('history.no_loss', { time: durationText(workedMs, lang) }) : i18n.t('history.no_life');
  };
  return (
    <ChartCard
      title={i18n.t('history.life')}
      hint={i18n.t('history.life_hint')}
      heads={[i18n.t('table.network'), i18n.t('history.life'), i18n.t('history.losses'), i18n.t('dashboard.accounts')]}
      rows={means.map(mean => [
        mean.name,
        text(mean),
        new Intl.NumberFormat(lang).format(mean.losses),
        new Intl.NumberFormat(lang).format(mean.accounts),
      ])}
    >
      <Bars
        label={i18n.t('history.life')}
        bars={means.map(mean => ({
          key: mean.name,
          name: mean.name,
          value: mean.meanMs ?? mean.workedMs,
          text: mean.losses ? `${text(mean)} · ${sayCount('history.count', mean.losses, lang)}` : text(mean),
          // Not ended yet is no measure: drawn apart from what was measured.
          tone: mean.meanMs === null ? 'quiet' : undefined,
        }))}
      />
    </ChartCard>
  );
};
