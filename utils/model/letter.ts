/** Letter: a message to a person, in words of their language and in parts, so that each channel sets it in its own way. */

export interface LetterItem {
  accountId: string;
  network: string;
  holder: string;
  /** `lost`, `back`, or `days:<n>`. */
  step: string;
  state: string;
  cause?: string;
  /** ISO 8601. */
  deadline?: string;
  /** "Acme Sports (Instagram, Livefyre)" */
  account: string;
  /** What happened, in one line. */
  title: string;
  /** The true cause, in a sentence or two; empty where there is none to tell. */
  why: string;
  /** "What to do in Livefyre" */
  heading: string;
  steps: string[];
  /** "By 3 March 2027"; empty without a deadline. */
  by: string;
  /** "You were told about this before, …", where that is not so of the whole letter. */
  before?: string;
  /** "Also concerns Blue Bakery and 3 more"; empty for one alone. */
  also: string;
  /** Who can do it, where that does not go without saying. */
  who: string;
  link?: { text: string; url: string };
}

export interface Letter {
  lang: string;
  subject: string;
  greeting: string;
  /** One sentence before the items, of all of them; may be empty. */
  lead: string;
  items: LetterItem[];
  /** Who sent it. */
  foot: string;
}
