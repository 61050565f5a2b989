/** The sample list: made up, said so all the time, and left by one click. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Snapshot } from '@/utils/model/snapshot';
import { isLost } from '@/utils/model/words';
import { letterOf } from '@/utils/wording/letter';
import { letterText, mailtoOf } from '@/utils/wording/letterText';
import { quietLine, summary } from '@/utils/wording/summary';
import type { Actions } from '../actions';
import { GroupedList } from '../GroupedList';

interface Props {
  snapshot: Snapshot;
  now: number;
  lang: string;
}

export const Sample = ({ snapshot, now, lang }: Props) => {
  const [said, setSaid] = useState('');
  const tell = () => setSaid(i18n.t('welcome.sample_nothing'));
  const actions: Actions = {
    check: tell,
    reconnect: tell,
    openNetworkPage: tell,
    allow: tell,
    addApp: tell,
    snooze: tell,
    pause: tell,
    assignOwner: tell,
    remove: tell,
    changeMany: tell,
    dismiss: tell,
    dismissRemoval: tell,
    write: async view => {
      const step = isLost(view.health.state) ? 'lost' : 'days:0';
      const letter = letterOf([{ view, step, others: [], again: false }], view.owner?.name ?? '', now, lang);
      const text = letterText(letter);
      return { subject: letter.subject, text, mailto: mailtoOf(undefined, letter, text) };
    },
    copy: async () => tell(),
  };
  return (
    <>
      <div class="sample-bar">
        <p>
          <b>{i18n.t('welcome.sample_title')}</b> {i18n.t('welcome.sample_text')}
        </p>
        <a class="button filled" href="#/">
          {i18n.t('welcome.sample_leave')}
        </a>
      </div>
      <section class="sample" aria-labelledby="sample-title">
        <header>
          <h2 id="sample-title">{summary(snapshot, now, lang)}</h2>
          <p class="quiet">{quietLine(snapshot, now, lang)}</p>
        </header>
        <GroupedList accounts={snapshot.accounts} now={now} lang={lang} actions={actions} />
      </section>
      <p role="status" class="quiet">
        {said}
      </p>
    </>
  );
};
