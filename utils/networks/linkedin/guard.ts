/** LinkedIn's own pages on which tokens or roles are ended. What a new password does is not known: nothing is said about it. */
import type { Guard } from '../guard/page';

const seen = {
  sure: 'seen',
  source: 'public code of several projects that link there',
  checked: '2026-11-01',
} as const;

export const LINKEDIN_GUARD: Guard = {
  apps: [
    { at: 'https://www.linkedin.com/mypreferences/d/data-sharing-for-permitted-services', ...seen },
    { at: 'https://www.linkedin.com/psettings/permitted-services', ...seen },
  ],
  // LinkedIn has no token for an organisation: a member's token acts for it, as long as the member has the role.
  roles: [
    { at: 'https://www.linkedin.com/company/{subject}/admin/settings/manage-admins', ...seen },
    { at: 'https://www.linkedin.com/showcase/{subject}/admin/settings/manage-admins', ...seen },
  ],
  onRole: /^urn:li:organization/,
};
