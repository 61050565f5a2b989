/** Saves what a form says: once at a time, and what came of it in words. A form is done with when it is saved, and not before. */
import { useRef, useState } from 'preact/hooks';

/** What came of it: `undefined`: it is saved; else why not, in a sentence. Never rejects. */
export type Saved = Promise<string | undefined>;

interface Said {
  text: string;
  wrong: boolean;
}

export const useSaving = () => {
  const [said, setSaid] = useState<Said>({ text: '', wrong: false });
  const [busy, setBusy] = useState(false);
  // Two presses come in before the first paint.
  const under = useRef(false);
  /**
   * @param work is called at once, in the click: browsers ask for sites only there
   * @param done once it is saved; what it returns is said
   */
  const save = async (work: () => Saved, done: () => string | undefined): Promise<void> => {
    if (under.current) return;
    under.current = true;
    setBusy(true);
    const problem = await work();
    under.current = false;
    setBusy(false);
    setSaid({ text: problem ?? done() ?? '', wrong: problem !== undefined });
  };
  /** Nothing is saved as it stands. */
  const refuse = (text: string): void => setSaid({ text, wrong: true });
  return { said, busy, save, refuse };
};
