/** What is wrong at one place of a file, in words. */
import type { ImportReport } from '../model/import-report';
import { keyOf, say } from './say';

/** Without its path, which stands before it. */
export const problemText = ({ problem, detail, expected }: ImportReport['problems'][number]): string => {
  const text = say(`import.problems.${keyOf(problem)}`, { detail: detail ?? '' });
  const more = expected ? say(`import.expected.${keyOf(expected.kind)}`, { of: expected.of ?? '' }) : detail;
  return more && problem !== 'too-many' ? `${text} (${more})` : text;
};
