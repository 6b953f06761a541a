// mutt_oauth2.py: a token helper whose values are edited inside the script.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quotePython } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const py = codeTemplate(quotePython);

export const muttOAuth2: Target = {
  id: 'muttOAuth2',
  name: 'mutt_oauth2.py',
  kind: 'helper',
  summary: 'Token helper that comes with mutt; keeps a person’s sign-in in an encrypted file.',
  words: ['token helper', 'Python'],
  protocols: ['imap', 'pop', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: ['deviceCode', 'authorizationCode'],
  defaultGrant: 'deviceCode',
  why: 'A code on another device needs no redirect on this one.',
  notices: [
    {
      id: 'nativeClientRedirect',
      severity: 'warning',
      text: 'The script’s own redirect URI no longer works: since January 2026 it ends on a page named wrongplace.',
      more: 'Use device code, or http://localhost/ with the flow localhostauthcode.',
      source: 'abraunegg/onedrive issues 3569 and 3638; mguessan/davmail faq.xml',
      confidence: 'medium',
    },
  ],
  source: 'muttmua/mutt contrib/mutt_oauth2.py (2026-08-12)',
  asOf: '2026-08-12',
  clouds: anyHosts,
  cloudsWhy: 'Sign-in host and mail or Graph hosts are settings of the program (see its keys).',
  targets: ['muttOAuth2'],
  instead: ['oama'],
  cannot: 'It keeps the sign-in of a person; an application’s token comes from elsewhere.',
  keys: [
    {
      file: 'mutt_oauth2_registration.py',
      source: 'muttmua/mutt contrib/mutt_oauth2.py',
      release: '2.4.1',
      readOn: '2026-11-29',
      keys: apiNames(
        'microsoft',
        'authorize_endpoint',
        'devicecode_endpoint',
        'token_endpoint',
        'redirect_uri',
        'tenant',
        'imap_endpoint',
        'pop_endpoint',
        'smtp_endpoint',
        'sasl_method',
        'scope',
        'client_id',
        'client_secret',
      ),
    },
  ],
  render: renderMuttOAuth2,
};

function renderMuttOAuth2(registration: Registration, _mailbox: Mailbox, context: RenderContext): Rendering {
  const { imap, pop, smtp } = context.endpoints;
  const scopes = ['offline_access', ...context.protocols.flatMap((protocol) => context.scopesFor(protocol))];
  const text = py`# Replace the entry 'microsoft' of the dictionary 'registrations' in mutt_oauth2.py with this one.
registrations = {
    "microsoft": {
        "authorize_endpoint": ${context.authorizeUrl},
        "devicecode_endpoint": ${context.deviceCodeUrl},
        "token_endpoint": ${context.tokenUrl},
        "redirect_uri": "http://localhost/",
        "tenant": ${registration.tenantId},
        "imap_endpoint": ${imap.host},
        "pop_endpoint": ${pop.host},
        "smtp_endpoint": ${smtp.host},
        "sasl_method": "XOAUTH2",
        "scope": ${scopes.join(' ')},
        "client_id": ${registration.clientId},
        "client_secret": "",
    },
}
`;
  const flow = registration.grant === 'deviceCode' ? 'devicecode' : 'localhostauthcode';
  return configFile(
    'inside mutt_oauth2.py, near its top',
    [{ name: 'mutt_oauth2_registration.py', language: 'python', text }],
    [
      'Set ENCRYPTION_PIPE and DECRYPTION_PIPE to your GPG identity in the same script.',
      `Sign in once: mutt_oauth2.py FILE --verbose --authorize --authflow ${flow}, as ${context.signInAs}.`,
      'mutt_oauth2.py FILE --test signs in to IMAP, POP and SMTP and sends one more IMAP command, since the server can report success for the wrong person.',
    ],
  );
}
