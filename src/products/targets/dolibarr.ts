// Dolibarr: the OAuth module, SMTP and the e-mail collector’s IMAP with a person’s sign-in.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeSpan } from '../../snippets/quoteMarkdown.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, secretWords } from '../settingsSheet.ts';

export const dolibarr: Target = {
  id: 'dolibarr',
  name: 'Dolibarr',
  kind: 'product',
  summary: 'Business suite: sends over SMTP AUTH and collects over IMAP.',
  words: ['ERP', 'CRM', 'PHP'],
  protocols: ['smtp', 'imap'],
  defaultProtocols: ['smtp', 'imap'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'The OAuth module signs a person in; one entry for each purpose.',
  notices: [],
  source: 'wiki.dolibarr.org, Module OAuth (20); Dolibarr/dolibarr htdocs/core/lib/oauth.lib.php',
  asOf: '2026-11-29',
  cannot: 'It works with a person who signs in.',
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [],
      publicClientFlows: false,
      redirectPattern: 'https://YOUR-DOLIBARR/core/modules/oauth/microsoft_oauthcallback.php',
      notes: ['A client secret is needed, and the redirect URI belongs under Web.'],
    },
  },
  targets: ['dolibarr'],
  keys: [
    {
      file: 'form',
      source: 'wiki.dolibarr.org, Module OAuth; Dolibarr/dolibarr htdocs/core/lib/oauth.lib.php',
      release: '20 (0196cf9)',
      readOn: '2026-11-29',
      keys: [
        { name: 'Client ID', type: 'text', required: true },
        { name: 'Secret ID', type: 'text', required: true },
        { name: 'Tenant', type: 'text', required: true },
        { name: 'Scope of the entry for sending', type: 'text', required: true },
        { name: 'Scope of the entry for reading', type: 'text', required: true },
      ],
    },
  ],
  render: renderDolibarr,
};

/** What its list offers for the mail protocols, in its code. */
const offeredScopes = { smtp: 'SMTP.Send', imap: 'IMAP.AccessAsUser.All' } as const;

function renderDolibarr(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  return renderSheet(registration, context, {
    title: 'Dolibarr OAuth entry',
    fileName: 'dolibarr.md',
    labels: 'document',
    sections: [
      {
        where: 'Home, Setup, Modules, OAuth, OAuth token generators: Microsoft [outlook.office365]',
        fields: [
          { label: 'Client ID', value: registration.clientId },
          {
            label: 'Secret ID',
            value: secretWords,
            words: true,
            note: 'The column Value in the portal, not the column Secret ID.',
          },
          { label: 'Tenant', value: registration.tenantId },
          ...context.protocols.map((protocol) => ({
            label: protocol === 'smtp' ? 'Scope of the entry for sending' : 'Scope of the entry for reading',
            value: `offline_access https://outlook.office365.com/${offeredScopes[protocol === 'smtp' ? 'smtp' : 'imap']}`,
            from: 'ours' as const,
            note: 'Choose these two in the list, which names scopes with outlook.office365.com; not User.Read, which is of Microsoft Graph.',
          })),
        ],
      },
    ],
    steps: [
      'Make one entry for each purpose and add its redirect URI to the app registration under Web.',
      `Request a token in each entry and sign in as ${codeSpan(context.signInAs)}.`,
      `Choose the entry in Setup, Emails (SMTP, OAuth2) and in the e-mail collector; the user is ${codeSpan(mailbox.address)}.`,
    ],
    notes: [
      'The wiki says: if it fails, choose the scope outlook.office.com/.default. It belongs to the other provider, Microsoft [outlook.office].',
    ],
  });
}
