// Notes that every code sample shares: which variables it reads, what must be in place, what runs where.
import type { Registration } from '../../core/registration/registration.ts';
import { secretReferences } from '../../snippets/secretReferences.ts';
import type { RenderContext, RenderedField } from '../product.ts';

/** The variables to set before a run, as fields. */
export function variableFields(registration: Registration): readonly RenderedField[] {
  return secretReferences[registration.grant].map(({ variable, what }) => ({
    label: variable,
    value: `environment variable: ${what}`,
  }));
}

/** What a person must know to run a sample. */
export function sampleNotes(registration: Registration, context: RenderContext): readonly string[] {
  const names = secretReferences[registration.grant].map(({ variable }) => variable);
  const signIn = registration.grant === 'authorizationCode' || registration.grant === 'deviceCode';
  return [
    ...(names.length === 0
      ? []
      : [`Set ${names.join(' and ')} in the environment of the run; the file holds no secret.`]),
    ...(signIn
      ? [
          'The sign-in lasts as long as the process. For a longer one, give MSAL an encrypted token cache (msal-node-extensions, msal-extensions).',
        ]
      : []),
    ...(context.access === 'app' &&
    context.protocols.some((protocol) => protocol === 'imap' || protocol === 'pop')
      ? [
          'Consent alone does not open a mailbox over IMAP or POP: the service principal needs FullAccess on it.',
        ]
      : []),
    ...(registration.grant === 'password' && context.ownHosts
      ? ['MSAL Python asks the sign-in host about the account on port 443, whatever port the authority has.']
      : []),
    ...(registration.cloud === 'demo'
      ? [
          'The demo tenant has its own certificate authority and new ports at every start: trust its CA file for the run (NODE_EXTRA_CA_CERTS, SSL_CERT_FILE, REQUESTS_CA_BUNDLE) and render again after a restart.',
        ]
      : []),
  ];
}

/** What the samples of the Graph libraries share: each signs in with a client secret and sends one message. */
export const graphSampleNotes: readonly string[] = [
  'Set EXCHANGE_CLIENT_SECRET in the environment of the run.',
  'It sends one message to the mailbox.',
];
