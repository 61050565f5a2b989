/** What a mail program is handed: an address that it takes, whatever names are made of and however long a letter is. */
import { describe, expect, test } from 'vitest';
import type { Letter } from '../../../utils/model/letter';
import { mailtoOf } from '../../../utils/wording/letterText';

const letter = (subject = 'Access lost'): Letter => ({
  lang: 'en',
  subject,
  greeting: '',
  lead: '',
  items: [],
  foot: '',
});
const bodyOf = (link: string): string => new URL(link).searchParams.get('body') ?? '';

describe('mailto', () => {
  test.each([0, 1, 2, 3])('a long letter is cut between signs, never inside of one (%i)', n => {
    const link = mailtoOf('jana@acme.example', letter(), `${'😀'.repeat(400)}${'a'.repeat(n)}`);
    expect(link.length).toBeLessThanOrEqual(1_800);
    expect(bodyOf(link)).toMatch(/^(😀)+…$/u);
  });
  test('half a sign, as cut names have, does not keep the letter from being written', () => {
    expect(mailtoOf('jana@acme.example', letter('Acme \ud83d'), 'Acme \ud83d')).toContain('subject=Acme%20%EF%BF%BD');
  });
  test('what is cut says so, also where lines are short', () => {
    expect(bodyOf(mailtoOf('', letter(), 'ab\n'.repeat(300)))).toMatch(/…$/);
    expect(bodyOf(mailtoOf('', letter(), 'ab\n'))).toBe('ab\r\n');
  });
  test('nothing in an address, a subject or a text becomes a field', () => {
    const link = mailtoOf('a?cc=b@x.example', letter('x&bcc=c@x.example'), 'y\r\nBcc: d@x.example&cc=e');
    expect([...new URL(link).searchParams.keys()]).toEqual(['subject', 'body']);
  });
});
