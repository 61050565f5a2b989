/** Languages that there are texts in. */
export const LANGS = ['en', 'de'] as const;
export type Lang = (typeof LANGS)[number];

/** The one for a browser in this language. @param tag such as `de-AT` */
export const langOf = (tag: string): Lang => LANGS.find(lang => lang === tag.toLowerCase().split('-')[0]) ?? 'en';
