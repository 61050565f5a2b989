/** What most likely is the name of a row, before anybody has pointed at it. Pure. */
import { NETWORK_LABEL } from '../marks';
import { fits } from '../pattern';
import { isProse, pieces, saysSomething } from '../text';

const CONTROL = 'button, [role=button], select, label, option';

/** The element whose words name the row: what was pointed at where it says something, else the first words that are no label. */
export const guessName = (row: Element, pointed: Element): Element | undefined => {
  const inside = row !== pointed && row.contains(pointed) ? pieces(pointed) : [];
  const said = inside.length === 1 ? inside : pieces(row);
  const names = said.filter(
    ({ text, parent }) =>
      saysSomething(text) &&
      !isProse(text) &&
      !fits(NETWORK_LABEL, text) &&
      !/^@|^\d+$/.test(text) &&
      !parent.closest(CONTROL),
  );
  // A heading, a link or strong words name; initials in a circle do not.
  const telling = names.find(
    ({ parent, text }) =>
      text.length > 2 && parent.closest('h1, h2, h3, h4, h5, h6, strong, b, th[scope=row]') && row.contains(parent),
  );
  return (inside.length === 1 ? names[0] : (telling ?? names.find(({ text }) => text.length > 2) ?? names[0]))?.parent;
};
