/** Tables as CSV, so that spreadsheets read them right and run nothing in them. */
import Papa from 'papaparse';

/** Spreadsheets that write numbers with a decimal comma part columns by semicolons. */
const delimiterOf = (lang: string): ',' | ';' => (new Intl.NumberFormat(lang).format(0.5).includes(',') ? ';' : ',');

/**
 * @param lang BCP 47; decides the delimiter
 * @returns text with a byte order mark, without which spreadsheets misread letters such as "ü"
 */
export const asCsv = (fields: readonly string[], data: readonly (readonly string[])[], lang: string): string =>
  `\ufeff${Papa.unparse(
    { fields: [...fields], data: data.map(row => [...row]) },
    // A name from a page must not run as a formula (OWASP, "CSV Injection").
    { delimiter: delimiterOf(lang), newline: '\r\n', escapeFormulae: true },
  )}\r\n`;
