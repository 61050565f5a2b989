/** A row's form in the popup: its code is fetched after the first paint, and is there when somebody opens one. */
import type { ComponentProps } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { RowForm } from './RowForm';

type Forms = typeof import('./RowForm');
let forms: Forms | undefined;

export const loadForms = async (): Promise<Forms> => {
  forms ??= await import('./RowForm');
  return forms;
};

export const LaterForm = (props: ComponentProps<typeof RowForm>) => {
  const [here, setHere] = useState(forms);
  useLayoutEffect(() => {
    if (!here) void loadForms().then(setHere);
  }, [here]);
  return here ? <here.RowForm {...props} /> : null;
};
