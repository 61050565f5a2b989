/** A message about an account, ready to be taken along: to the mail program or the clipboard, without anything being set up. */
import './TellForm.css';
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { say } from '@/utils/wording/say';
import { PanelForm } from './PanelForm';
import type { ReadyLetter } from './people';

interface Props {
  view: AccountView;
  /** Writes it in the owner's language. */
  write: (view: AccountView) => Promise<ReadyLetter>;
  onCopy: (text: string) => Promise<void>;
  onCancel: () => void;
}

export const TellForm = ({ view, write, onCopy, onCancel }: Props) => {
  const [letter, setLetter] = useState<ReadyLetter>();
  const [copied, setCopied] = useState(false);
  // Once for each opening: what is read must not change under the reader.
  useEffect(() => {
    let open = true;
    void write(view).then(written => open && setLetter(written));
    return () => {
      open = false;
    };
  }, [view.id]);
  const title = view.owner ? say('letter.title', { name: view.owner.name }) : i18n.t('letter.title_anyone');
  return (
    <PanelForm
      label={title}
      submit={{ text: i18n.t('letter.copy'), kind: 'filled' }}
      first="cancel"
      onSubmit={() => {
        if (letter) void onCopy(`${letter.subject}\n\n${letter.text}`).then(() => setCopied(true));
      }}
      onCancel={onCancel}
      more={
        letter && (
          <a class="button" href={letter.mailto} target="_blank" rel="noreferrer">
            {i18n.t('letter.mail')}
          </a>
        )
      }
    >
      <h3>{title}</h3>
      <p class="subject">{letter ? letter.subject : i18n.t('letter.preparing')}</p>
      <textarea class="input letter" readOnly rows={9} aria-label={i18n.t('letter.text')} value={letter?.text ?? ''} />
      <p role="status" class="quiet">
        {copied && i18n.t('letter.copied')}
      </p>
    </PanelForm>
  );
};
