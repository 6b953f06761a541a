// The Node.js sample: one module that gets a token with MSAL and uses it on each protocol of the mailbox.

import type { Mailbox, ProtocolId, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteJavaScript } from '../../snippets/quoteCode.ts';
import { jsonDocument } from '../../snippets/quoteConfiguration.ts';
import type { RenderContext, Rendering } from '../product.ts';
import { nodeCalls, nodeParts, typed } from './nodeProtocols.ts';
import { sampleNotes, variableFields } from './sampleNotes.ts';

const js = codeTemplate(quoteJavaScript);

/** Renders `exchangeMailbox.mjs` and its `package.json`. */
export function nodeSample(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { protocols } = context;
  const typescript = context.target === 'typescript';
  const text = [
    imports(registration, protocols, context),
    js`const mailbox = ${mailbox.address};\n`,
    client(registration, context),
    token(registration, context),
    ...protocols.map((protocol) => nodeParts[protocol](context)),
    `${protocols.map((protocol) => `await ${nodeCalls[protocol]}();`).join('\n')}\n`,
  ].join('\n');
  const manifest = {
    name: 'exchange-mailbox',
    private: true,
    type: 'module',
    engines: { node: typescript ? '>=22.18' : '>=20' },
    dependencies: {
      '@azure/msal-node': '^7.0.0',
      ...(protocols.includes('imap') ? { imapflow: '^2.0.0' } : {}),
      ...(protocols.includes('smtp') ? { nodemailer: '^10.0.0' } : {}),
    },
  };
  const types = {
    '@types/node': '^22.0.0',
    ...(protocols.includes('smtp') ? { '@types/nodemailer': '^8.0.0' } : {}),
  };
  return {
    files: [
      typescript
        ? { name: 'exchangeMailbox.mts', language: 'typescript', text }
        : { name: 'exchangeMailbox.mjs', language: 'javascript', text },
      {
        name: 'package.json',
        language: 'json',
        text: jsonDocument(typescript ? { ...manifest, devDependencies: types } : manifest),
      },
    ],
    fields: variableFields(registration),
    notes: [
      typescript
        ? 'Run npm install, then node exchangeMailbox.mts (Node.js 22.18 or later removes the types itself).'
        : 'Run npm install, then node exchangeMailbox.mjs.',
      ...sampleNotes(registration, context),
      ...(protocols.includes('smtp') ? ['The SMTP part sends one message from the mailbox to itself.'] : []),
    ],
  };
}

const isPublic = (registration: Registration): boolean =>
  registration.grant === 'authorizationCode' ||
  registration.grant === 'deviceCode' ||
  registration.grant === 'password';

function imports(
  registration: Registration,
  protocols: readonly ProtocolId[],
  context: RenderContext,
): string {
  const client = isPublic(registration) ? 'PublicClientApplication' : 'ConfidentialClientApplication';
  return [
    '// Opens one Exchange Online mailbox with OAuth 2.0. It holds no secret: see the environment variables it reads.',
    `import { ${isPublic(registration) ? typed(context, 'type AccountInfo, ') : ''}${client} } from '@azure/msal-node';`,
    ...(protocols.includes('imap') ? ["import { ImapFlow } from 'imapflow';"] : []),
    ...(protocols.includes('smtp') ? ["import nodemailer from 'nodemailer';"] : []),
    ...(registration.grant === 'clientCertificate' ? ["import { X509Certificate } from 'node:crypto';"] : []),
    ...(protocols.includes('pop')
      ? ["import { createInterface } from 'node:readline';", "import { connect } from 'node:tls';"]
      : []),
    '',
  ].join('\n');
}

const environment = (
  context: RenderContext,
): string => `function fromEnvironment(name${typed(context, ': string')}) {
  const value = process.env[name];
  if (!value) throw new Error(\`Set \${name} in the environment.\`);
  return value;
}
`;

function client(registration: Registration, context: RenderContext): string {
  // MSAL asks login.microsoftonline.com about hosts it does not know; a host of one's own must be named as trusted.
  const known = context.ownHosts
    ? js`\n    knownAuthorities: [${new URL(context.endpoints.authority).host}],`
    : '';
  const kind = isPublic(registration) ? 'PublicClientApplication' : 'ConfidentialClientApplication';
  const needsEnvironment = registration.grant !== 'authorizationCode' && registration.grant !== 'deviceCode';
  return js`${verbatim(needsEnvironment ? `${environment(context)}\n` : '')}${verbatim(registration.grant === 'clientCertificate' ? certificateLine : '')}const application = new ${verbatim(kind)}({
  auth: {
    clientId: ${registration.clientId},
    authority: ${context.tenantAuthority},${verbatim(known)}${verbatim(credential(registration))}
  },
});
`;
}

const certificateLine = "const certificate = new X509Certificate(fromEnvironment('EXCHANGE_CERTIFICATE'));\n";

function credential(registration: Registration): string {
  if (registration.grant === 'clientSecret')
    return "\n    clientSecret: fromEnvironment('EXCHANGE_CLIENT_SECRET'),";
  if (registration.grant !== 'clientCertificate') return '';
  return `
    clientCertificate: {
      thumbprintSha256: certificate.fingerprint256.replaceAll(':', ''),
      privateKey: fromEnvironment('EXCHANGE_PRIVATE_KEY'),
    },`;
}

/** MSAL caches application tokens itself; a person's token is taken from its cache once someone has signed in. */
function token(registration: Registration, context: RenderContext): string {
  if (context.access === 'app') {
    return `async function accessToken(scopes${typed(context, ': string[]')}) {
  const result = await application.acquireTokenByClientCredential({ scopes });
  if (!result) throw new Error('No token was issued.');
  return result.accessToken;
}
`;
  }
  return js`let account${verbatim(typed(context, ': AccountInfo | null = null'))};

async function accessToken(scopes${verbatim(typed(context, ': string[]'))}) {
  const result = account
    ? await application.acquireTokenSilent({ account, scopes })
    : await ${verbatim(signIn(registration, context))};
  if (!result) throw new Error('Nobody signed in.');
  account = result.account;
  return result.accessToken;
}
`;
}

function signIn(registration: Registration, context: RenderContext): string {
  switch (registration.grant) {
    case 'deviceCode':
      return `application.acquireTokenByDeviceCode({
        scopes,
        deviceCodeCallback: ({ message }) => console.log(message),
      })`;
    case 'password':
      return js`application.acquireTokenByUsernamePassword({
        scopes,
        username: ${context.signInAs},
        password: fromEnvironment('EXCHANGE_PASSWORD'),
      })`;
    default:
      return js`application.acquireTokenInteractive({
        scopes,
        loginHint: ${context.signInAs},
        openBrowser: async (url) => console.log(${verbatim('`Open this page to sign in: ${url}`')}),
      })`;
  }
}
