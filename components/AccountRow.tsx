/** One account in the popup, in three lines: who, what, how we know. */
import './Row.css';
import './AccountRow.css';
import { useState } from 'preact/hooks';
import type { AccountView } from '@/utils/model/snapshot';
import { evidenceLine } from '@/utils/wording/evidence';
import { isAwake } from '@/utils/wording/groups';
import { accountName } from '@/utils/wording/names';
import { putOff } from '@/utils/wording/state';
import { Avatar } from './Avatar';
import type { Actions } from './actions';
import { Doubt } from './Doubt';
import { Explain } from './Explain';
import type { Form } from './formName';
import { LaterForm } from './LaterForm';
import { Note } from './Note';
import { PrimaryButton } from './PrimaryButton';
import { RowMenu } from './RowMenu';
import { rowAttributes } from './rowAttributes';
import { What } from './What';
import { Who } from './Who';

interface Props {
  view: AccountView;
  now: number;
  lang: string;
  actions: Actions;
  kind: 'filled' | 'outlined' | 'plain';
}

export const AccountRow = ({ view, now, lang, actions, kind }: Props) => {
  const [panel, setPanel] = useState<'explain' | Form | null>(null);
  const whoId = `who-${view.id}`;
  const evidence = putOff(view, now, lang) || evidenceLine(view, now, lang);

  return (
    <li class={`row ${isAwake(view, now) ? '' : 'asleep'}`} {...rowAttributes(view)}>
      <Avatar name={accountName(view)} network={view.network} lang={lang} />
      <Who view={view} id={whoId} />
      <What
        view={view}
        now={now}
        lang={lang}
        open={panel === 'explain'}
        onToggle={() => setPanel(panel === 'explain' ? null : 'explain')}
      />
      <p class="know quiet" title={evidence}>
        {evidence}
      </p>
      <PrimaryButton view={view} actions={actions} kind={kind} describedBy={whoId} />
      <RowMenu view={view} now={now} actions={actions} describedBy={whoId} onForm={setPanel} />
      <div class="below">
        <Doubt view={view} now={now} lang={lang} />
        <Note view={view} now={now} lang={lang} onDismiss={() => actions.dismiss(view.id)} />
        {panel === 'explain' && <Explain view={view} lang={lang} onOpenNetwork={actions.openNetworkPage} />}
        {panel && panel !== 'explain' && (
          <LaterForm form={panel} view={view} now={now} lang={lang} actions={actions} onClose={() => setPanel(null)} />
        )}
      </div>
    </li>
  );
};
