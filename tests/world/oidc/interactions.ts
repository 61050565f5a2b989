/** Sign-in and consent pages of the OAuth server: plain forms. Any name with any password is let in. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { Interaction } from 'oidc-provider';
import { safe, sheet } from '../core/page.ts';

const BRAND = { name: 'Acme ID', colour: '#1b7a44' };

const buttons = (yes: string) =>
  `<button class="main" id="allow" name="decision" value="allow">${yes}</button>
<button id="cancel" name="decision" value="cancel" formnovalidate>Cancel</button>`;

const page = ({ prompt, params, session }: Interaction): string => {
  if (prompt.name === 'login') {
    return sheet(
      BRAND,
      'Sign in',
      `<form method="post"><label>Name <input type="text" name="login" required value="${safe(params.login_hint ?? '')}"></label>
<label>Password <input type="password" name="password" required></label>${buttons('Sign in')}</form>`,
    );
  }
  const scopes = (prompt.details.missingOIDCScope ?? params.scope?.split(' ') ?? []).map(
    scope => `<li>${safe(scope)}</li>`,
  );
  return sheet(
    BRAND,
    `${params.client_id} asks for access`,
    `<p>Signed in as <b id="who">${safe(session?.accountId ?? '')}</b></p><ul>${scopes.join('')}</ul>
<form method="post">${buttons('Continue')}</form>`,
  );
};

const consent = async (provider: Provider, { prompt, params, session, grantId }: Interaction) => {
  const grant =
    (grantId && (await provider.Grant.find(grantId))) ||
    new provider.Grant({ accountId: session?.accountId ?? '', clientId: params.client_id ?? '' });
  if (prompt.details.missingOIDCScope) grant.addOIDCScope(prompt.details.missingOIDCScope.join(' '));
  if (prompt.details.missingOIDCClaims) grant.addOIDCClaims(prompt.details.missingOIDCClaims);
  return { consent: { grantId: await grant.save() } };
};

/** GET shows the page of the step that is due; POST takes its form. */
export const interact = async (provider: Provider, req: IncomingMessage, res: ServerResponse): Promise<void> => {
  const interaction = await provider.interactionDetails(req, res);
  if (req.method !== 'POST') {
    res
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      .end(page(interaction));
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  const form = new URLSearchParams(Buffer.concat(chunks).toString());
  if (form.get('decision') === 'cancel') {
    const result = { error: 'access_denied', error_description: 'End-User aborted interaction' };
    await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  } else if (interaction.prompt.name === 'login') {
    const accountId = (form.get('login') ?? '').trim().toLowerCase();
    await provider.interactionFinished(req, res, { login: { accountId } }, { mergeWithLastSubmission: false });
  } else {
    const result = await consent(provider, interaction);
    await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: true });
  }
};
