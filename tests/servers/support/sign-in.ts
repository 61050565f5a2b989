/** Goes through the real Bluesky server's own sign-in and consent pages, as a person would. */
import type { Page } from 'playwright-core';
import type { Person } from './person.ts';

/** The window may close under the driver once the last button is pressed: that is no error. */
const ifOpen = (work: Promise<unknown>): Promise<unknown> => work.catch(() => undefined);

/** @param answer what to press on the consent page */
export const signInAtPds = async (page: Page, person: Person, answer: 'Authorize' | 'Deny access' = 'Authorize') => {
  const password = page.locator('[name=password]');
  const welcome = page.getByRole('button', { name: 'Sign in' });
  await password.or(welcome).first().waitFor();
  if (!(await password.isVisible())) await welcome.click();
  // With a hint the name stands there already.
  const name = page.locator('[name=username]');
  if (await name.isEditable()) await name.fill(person.handle);
  await password.fill(person.password);
  await page.locator('button[type=submit]').click();
  await page.getByRole('button', { name: answer }).waitFor();
  await ifOpen(page.getByRole('button', { name: answer }).click());
};
