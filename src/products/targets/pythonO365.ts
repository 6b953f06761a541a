// Python O365: Microsoft Graph with the library's own sign-in.
import { graphRoles, graphScopes } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quotePython } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { configFile } from '../parts/configFile.ts';
import { sampleNotes } from '../parts/sampleNotes.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const py = codeTemplate(quotePython);

export const pythonO365: Target = {
  id: 'pythonO365',
  name: 'Python O365',
  kind: 'library',
  summary: 'Reads and sends mail from Python through Microsoft Graph.',
  words: ['Python', 'Graph'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret', 'clientCertificate', 'authorizationCode'],
  defaultGrant: 'clientSecret',
  why: 'The flow “credentials” needs no person; main_resource names the mailbox.',
  notices: [],
  source:
    'O365/python-o365 O365/account.py, O365/connection.py and docs/source/getting_started.rst (2026-03-10)',
  asOf: '2026-03-10',
  clouds: ['global'],
  cloudsWhy: 'The sample uses the library’s own hosts.',
  targets: ['pythonO365'],
  instead: ['python'],
  permissions: {
    graph: {
      app: [graphRoles.mailReadWrite],
      delegated: [graphScopes.mailReadWrite, graphScopes.offlineAccess],
    },
  },
  keys: [
    {
      file: 'o365_mailbox.py',
      source: 'O365/python-o365 O365/account.py, O365/connection.py and docs/source/getting_started.rst',
      release: '2.1.9',
      readOn: '2026-11-29',
      keys: apiNames(
        'environ',
        'is_authenticated',
        'authenticate',
        'mailbox',
        'inbox_folder',
        'get_messages',
        'received',
        'subject',
        'auth_flow_type',
        'tenant_id',
        'main_resource',
        'limit',
        'thumbprint',
        'private_key',
        'requested_scopes',
        'redirect_uri',
      ),
    },
  ],
  render: renderPythonO365,
};

function renderPythonO365(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const app = context.access === 'app';
  const text = py`"""Opens one mailbox with O365. It holds no secret."""
import os

from O365 import Account

account = Account(
    ${verbatim(credentials(registration))},
    auth_flow_type=${app ? 'credentials' : 'public'},
    tenant_id=${registration.tenantId},
    main_resource=${mailbox.address},
)
if not account.is_authenticated and not account.authenticate(${verbatim(
    app
      ? ''
      : `
    requested_scopes=[${context
      .scopesFor('graph')
      .map((scope) => py`${scope}`)
      .join(', ')}],
    redirect_uri="http://localhost",
`,
  )}):
    raise SystemExit("The sign-in failed.")
for message in account.mailbox().inbox_folder().get_messages(limit=5):
    print(message.received, message.subject)
`;
  return configFile(
    'your project; pip install O365',
    [{ name: 'o365_mailbox.py', language: 'python', text }],
    [
      ...sampleNotes(registration, context),
      ...(registration.grant === 'clientCertificate'
        ? [
            'Set EXCHANGE_CERTIFICATE_THUMBPRINT too: the thumbprint that the portal shows for the certificate.',
          ]
        : []),
      'The library keeps tokens in the file o365_token.txt of the working folder; give it a safer token backend for a person’s sign-in.',
    ],
  );
}

function credentials(registration: Registration): string {
  if (registration.grant === 'clientSecret')
    return py`(${registration.clientId}, os.environ["EXCHANGE_CLIENT_SECRET"])`;
  if (registration.grant === 'authorizationCode') return py`(${registration.clientId},)`;
  return py`(
        ${registration.clientId},
        {"thumbprint": os.environ["EXCHANGE_CERTIFICATE_THUMBPRINT"], "private_key": os.environ["EXCHANGE_PRIVATE_KEY"]},
    )`;
}
