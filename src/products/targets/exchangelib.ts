// Python exchangelib: EWS with impersonation, until EWS ends.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quotePython } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { sampleNotes } from '../parts/sampleNotes.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const py = codeTemplate(quotePython);

export const exchangelib: Target = {
  id: 'exchangelib',
  name: 'Python exchangelib',
  kind: 'library',
  summary: 'Reads and sends mail from Python over EWS.',
  words: ['Python', 'EWS'],
  protocols: ['ews'],
  defaultProtocols: ['ews'],
  grants: ['clientSecret', 'password'],
  defaultGrant: 'clientSecret',
  why: 'exchangelib speaks EWS only and impersonates the mailbox as an application.',
  notices: [
    {
      id: 'noGraphPlanned',
      severity: 'warning',
      text: 'exchangelib speaks EWS only, and its maintainer plans no Graph support; move to the Python sample with Graph before EWS ends.',
      source: 'ecederstrand/exchangelib issue 1359',
      confidence: 'high',
    },
  ],
  source: 'ecederstrand/exchangelib docs/index.md (2025-11-06)',
  asOf: '2025-11-06',
  clouds: anyHosts,
  cloudsWhy: 'The sample overrides the library’s token URL and scope.',
  targets: ['exchangelib'],
  instead: ['python'],
  cannot: 'It takes a client secret or a password, no certificate.',
  keys: [
    {
      file: 'exchangelib_mailbox.py',
      source: 'ecederstrand/exchangelib docs/index.md',
      release: '5.6.0',
      readOn: '2026-11-29',
      keys: apiNames(
        'environ',
        'inbox',
        'total_count',
        'client_id',
        'client_secret',
        'tenant_id',
        'identity',
        'primary_smtp_address',
        'service_endpoint',
        'auth_type',
        'version',
        'build',
        'config',
        'autodiscover',
        'access_type',
        'get',
        'username',
        'password',
      ),
    },
  ],
  render: renderExchangelib,
};

function renderExchangelib(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const legacy = registration.grant === 'password';
  const base = legacy ? 'OAuth2LegacyCredentials' : 'OAuth2Credentials';
  const known = registration.cloud === 'global';
  // The token URL and scope of the worldwide cloud stand in the library.
  const own = py`

class Credentials(${verbatim(base)}):
    @property
    def token_url(self):
        return ${context.tokenUrl}

    @property
    def scope(self):
        return [${`${context.endpoints.exchangeResource}/.default`}]

`;
  const secret = legacy
    ? py`    client_secret=os.environ.get("EXCHANGE_CLIENT_SECRET"),
    tenant_id=${registration.tenantId},
    username=${context.signInAs},
    password=os.environ["EXCHANGE_PASSWORD"],`
    : py`    client_secret=os.environ["EXCHANGE_CLIENT_SECRET"],
    tenant_id=${registration.tenantId},
    identity=Identity(primary_smtp_address=MAILBOX),`;
  const text = py`"""Opens one mailbox with exchangelib. EWS in Exchange Online ends on 1 April 2027."""
import os

from exchangelib import (
    ${verbatim(legacy ? 'DELEGATE' : 'IMPERSONATION')},
    OAUTH2,
    Account,
    Build,
    Configuration,
    ${verbatim(legacy ? '' : 'Identity,\n    ')}${verbatim(base)},
    Version,
)

MAILBOX = ${mailbox.address}
${verbatim(known ? '' : own)}
credentials = ${verbatim(known ? base : 'Credentials')}(
    client_id=${registration.clientId},
${verbatim(secret)}
)
configuration = Configuration(
    service_endpoint=${context.endpoints.ews},
    credentials=credentials,
    auth_type=OAUTH2,
    version=Version(build=Build(15, 20)),
)
account = Account(
    primary_smtp_address=MAILBOX,
    config=configuration,
    autodiscover=False,
    access_type=${verbatim(legacy ? 'DELEGATE' : 'IMPERSONATION')},
)
print(account.inbox.total_count, "messages in the inbox")
`;
  return configFile(
    'your project; pip install exchangelib',
    [{ name: 'exchangelib_mailbox.py', language: 'python', text }],
    [
      ...sampleNotes(registration, context),
      'Autodiscover is off: it is not reachable with scoped roles.',
      'The application must be on the tenant’s list: Set-OrganizationConfig -EwsAllowedAppIDs, with the client ID among those that are there already.',
    ],
  );
}
