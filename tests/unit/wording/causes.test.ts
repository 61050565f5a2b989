/** For every network and every cause that it can report, in both languages: what happened, three steps in their order, who has to act, and on which page. */
import { describe, expect, test } from 'vitest';
import { helpOf } from '../../../utils/health/causes';
import { type Cause, STATE_OF_CAUSE } from '../../../utils/model/words';
import { networks } from '../../../utils/networks';
import { type Network, pagesOf } from '../../../utils/networks/define';
import { hasPage, mayReconnect, primaryAction } from '../../../utils/wording/action';
import { explanation } from '../../../utils/wording/cause';
import { shortNetwork } from '../../../utils/wording/names';
import { speak } from '../support/i18n';
import { viewOf } from '../support/views';

const ISSUER = 'https://social.acme.example';
/** An account of the kind that has pages of its own (LinkedIn's organisations). */
const OWN = 'urn:li:organization:7000001';

const pairs = networks.flatMap(network => network.causes.map(cause => ({ network, id: network.id, cause })));

const viewFor = (network: Network, cause: Cause) =>
  viewOf('a', STATE_OF_CAUSE[cause] ?? 'revoked', {
    network: network.id,
    holder: 'browser',
    login: 'anna@acme.example',
    ...(network.needsIssuer ? { issuer: ISSUER } : {}),
    health: { cause },
  });

describe.each(['en', 'de'] as const)('in %s', lang => {
  test.each(pairs)('$id: $cause', ({ network, cause }) => {
    speak(lang);
    const view = viewFor(network, cause);
    const told = explanation(view);
    const texts = [told?.title, told?.explain, told?.who, ...(told?.steps ?? [])];
    for (const text of texts) expect(text).toMatch(/^(?!.*[{}$]).{5,}$/);
    expect(told?.steps).toHaveLength(3);
    expect(new Set(told?.steps).size).toBe(3);
    const speaker = shortNetwork(network.id, network.needsIssuer ? ISSUER : undefined);
    expect(texts.join(' '), 'says who').toContain(speaker);

    if (STATE_OF_CAUSE[cause] !== 'blocked') return;
    // What the network wants comes first: no step before it speaks of signing in again.
    expect(primaryAction(view)).toBe('open-network');
    const button = lang === 'en' ? 'Refresh' : 'Aktualisieren';
    expect(told?.steps[0]).toContain(speaker);
    expect(told?.steps[0]).not.toContain(button);
  });
});

describe('where it is mended', () => {
  test.each(pairs)('$id: $cause', ({ network, cause }) => {
    const { page, reconnectHelps, who } = helpOf(cause);
    const pages = { ...pagesOf(network, network.needsIssuer ? ISSUER : undefined), ...network.pagesAbout?.(OWN) };
    if (page) expect(pages[page], `${network.id} has no page "${page}"`).toMatch(/^https:\/\//);
    // Either a sign-in helps, or there is a page to go to; "nobody" can bring back only what is gone for good.
    if (!reconnectHelps) expect(page).not.toBe(null);
    expect(who === 'nobody').toBe(cause === 'api-discontinued');
    const view = viewFor(network, cause);
    if (page) expect(hasPage(view) || primaryAction(view) === 'open-network').toBe(true);
    expect(mayReconnect(view)).toBe(cause !== 'api-discontinued');
  });

  test('LinkedIn: the administrators of that very organisation, or of its showcase page', () => {
    const linkedin = networks.find(({ id }) => id === 'linkedin');
    const roles = (urn: string) => linkedin?.pagesAbout?.(urn).roles;
    expect(roles(OWN)).toBe('https://www.linkedin.com/company/7000001/admin/settings/manage-admins/');
    expect(roles('urn:li:organizationBrand:5')).toBe(
      'https://www.linkedin.com/showcase/5/admin/settings/manage-admins/',
    );
    for (const other of ['urn:li:person:abc', 'pErs0n1', '', 'urn:li:organization:1/../../evil'])
      expect(roles(other)).toBe(undefined);
  });
});
