/** The address book for the forms that need it, wherever they open. */
import { createContext } from 'preact';
import type { Person } from '@/utils/model/person';

export const People = createContext<readonly Person[]>([]);

/** What is typed in for a person; without an id it is somebody new. */
export type PersonValues = Omit<Person, 'id' | 'addedAt'> & { id?: string };

/** A message that is ready to be taken along. */
export interface ReadyLetter {
  subject: string;
  text: string;
  /** What opens the person's mail program. */
  mailto: string;
}
