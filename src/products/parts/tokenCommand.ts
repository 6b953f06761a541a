// The command that prints an access token, for programs that ask for one instead of signing in themselves.

import type { Registration } from '../../core/registration/registration.ts';
import { codeTemplate, literalOf, verbatim } from '../../snippets/codeTemplate.ts';
import { quotePython } from '../../snippets/quoteCode.ts';
import { quoteSh } from '../../snippets/quoteShell.ts';
import { apiNames, type KeyList } from '../keys.ts';
import type { RenderContext, RenderedFile } from '../product.ts';

export interface TokenCommand {
  /** Program and arguments, unquoted. */
  readonly words: readonly string[];
  /** The same as one line for a POSIX shell. */
  readonly shell: string;
  readonly files: readonly RenderedFile[];
  readonly notes: readonly string[];
}

const py = codeTemplate(quotePython);

/** A script for an application's token or a password's; oama for a person who signs in. */
export function tokenCommand(registration: Registration, context: RenderContext): TokenCommand {
  if (registration.grant === 'authorizationCode' || registration.grant === 'deviceCode') {
    const words = ['oama', 'access', context.signInAs];
    return {
      words,
      shell: shellLine(words),
      files: [],
      notes: [
        'The token comes from oama, which keeps the sign-in encrypted; render the target “oama” for its configuration and run its authorize command once. It stores no renewed refresh token, so run authorize again within 90 days.',
      ],
    };
  }
  const words = ['exchange-token'];
  const certificate = registration.grant === 'clientCertificate';
  return {
    words,
    shell: shellLine(words),
    files: [
      {
        name: 'exchange-token',
        language: 'python',
        text: certificate ? certificateScript(registration, context) : formScript(registration, context),
      },
    ],
    notes: [
      `Save exchange-token in a folder of your PATH and make it executable (chmod 700).${certificate ? ' It needs msal 1.35 or later.' : ''}`,
      `It reads ${variables(registration).join(' and ')} from the environment, or from the file that the same name with _FILE at its end names.`,
    ],
  };
}

/** The words of the command as a list of Python's, without its brackets. */
export const pythonWords = ({ words }: TokenCommand): string =>
  words.map((word) => literalOf(quotePython, word)).join(', ');

const shellLine = (words: readonly string[]): string =>
  words.map((word) => (/^[\w.@/-]+$/.test(word) ? word : literalOf(quoteSh, word))).join(' ');

const variables = (registration: Registration): readonly string[] => {
  if (registration.grant === 'clientCertificate') return ['EXCHANGE_CERTIFICATE', 'EXCHANGE_PRIVATE_KEY'];
  return registration.grant === 'password' ? ['EXCHANGE_PASSWORD'] : ['EXCHANGE_CLIENT_SECRET'];
};

/** Scopes of one request: of the mail protocols, which share a resource; of Graph or EWS if there is no other. */
const scopesOf = (context: RenderContext): readonly string[] => {
  const mail = context.protocols.filter((protocol) => protocol !== 'graph' && protocol !== 'ews');
  const asked = mail.length > 0 ? mail : context.protocols;
  return [...new Set(asked.flatMap((protocol) => context.scopesFor(protocol)))];
};

const reader = `def from_environment(name):
    if name in os.environ:
        return os.environ[name]
    if name + "_FILE" not in os.environ:
        sys.exit(f"Set {name} or {name}_FILE.")
    with open(os.environ[name + "_FILE"], encoding="utf-8") as file:
        return file.read().strip()
`;

/** RFC 6749 sections 4.3.2 and 4.4.2 with Python's standard library; a redirect is never followed with the secret. */
function formScript(registration: Registration, context: RenderContext): string {
  const fields =
    registration.grant === 'password'
      ? py`    "grant_type": "password",
    "username": ${context.signInAs},
    "password": from_environment("EXCHANGE_PASSWORD"),`
      : `    "grant_type": "client_credentials",
    "client_secret": from_environment("EXCHANGE_CLIENT_SECRET"),`;
  return py`#!/usr/bin/env python3
"""Prints an access token for Exchange Online. It holds no secret."""
import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request


${verbatim(reader)}

class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


form = {
    "client_id": ${registration.clientId},
    "scope": ${scopesOf(context).join(' ')},
${verbatim(fields)}
}
try:
    answer = urllib.request.build_opener(NoRedirect).open(
        ${context.tokenUrl},
        urllib.parse.urlencode(form).encode(),
        timeout=30,
    )
    print(json.load(answer)["access_token"])
except urllib.error.HTTPError as error:
    sys.exit(f"{error.code}: {error.read(4000).decode(errors='replace')}")
`;
}

function certificateScript(registration: Registration, context: RenderContext): string {
  const discovery = context.ownHosts ? '\n    instance_discovery=False,' : '';
  return py`#!/usr/bin/env python3
"""Prints an access token for Exchange Online. It holds no secret."""
import os
import sys

import msal


${verbatim(reader)}

app = msal.ConfidentialClientApplication(
    ${registration.clientId},
    authority=${context.tenantAuthority},${verbatim(discovery)}
    client_credential={
        "private_key": from_environment("EXCHANGE_PRIVATE_KEY"),
        "public_certificate": from_environment("EXCHANGE_CERTIFICATE"),
    },
)
result = app.acquire_token_for_client(scopes=[${scopesOf(context)[0] ?? ''}])
if "access_token" not in result:
    sys.exit(f"{result.get('error')}: {result.get('error_description')}")
print(result["access_token"])
`;
}

/** What the script uses of Python’s standard library and of MSAL Python. */
export const tokenCommandKeys: KeyList = {
  file: 'exchange-token',
  source: 'AzureAD/microsoft-authentication-library-for-python msal/application.py; Python library reference',
  release: 'msal 1.35',
  readOn: '2026-07-19',
  keys: apiNames(
    'client_id',
    'scope',
    'grant_type',
    'client_secret',
    'environ',
    'exit',
    'read',
    'strip',
    'request',
    'HTTPRedirectHandler',
    'build_opener',
    'open',
    'parse',
    'urlencode',
    'encode',
    'load',
    'error',
    'HTTPError',
    'encoding',
    'try',
    'timeout',
    'private_key',
    'public_certificate',
    'ConfidentialClientApplication',
    'acquire_token_for_client',
    'authority',
    'client_credential',
    'scopes',
    'username',
    'password',
  ),
};
