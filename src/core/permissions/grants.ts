// The grants: whether a person signs in, whether the client keeps a credential, and what Microsoft calls each one.
import * as l10n from '../l10n.ts';
import type { GrantId } from '../registration/registration.ts';

export interface Grant {
  readonly id: GrantId;
  readonly label: string;
  /** `app`: no person, application permissions. `delegated`: a signed-in person, delegated permissions. */
  readonly access: 'app' | 'delegated';
  /** What has to be stored for it. */
  readonly credential: 'secret' | 'certificate' | 'signIn' | 'password';
  /** What people call that, in a sentence. */
  readonly credentialLabel: string;
  readonly summary: string;
  /** RFC section that defines it. */
  readonly source: string;
}

export const grants: Readonly<Record<GrantId, Grant>> = {
  clientSecret: {
    id: 'clientSecret',
    label: l10n.msg('Client credentials with a client secret'),
    access: 'app',
    credential: 'secret',
    credentialLabel: l10n.msg('client secret'),
    summary: l10n.msg(
      'The application signs in as itself. No person, no MFA; the secret expires and must be renewed.',
    ),
    source: 'RFC 6749 section 4.4',
  },
  clientCertificate: {
    id: 'clientCertificate',
    label: l10n.msg('Client credentials with a certificate'),
    access: 'app',
    credential: 'certificate',
    credentialLabel: l10n.msg('certificate'),
    summary: l10n.msg('The application signs in as itself with a private key that never travels.'),
    source: 'RFC 6749 section 4.4; RFC 7523 section 2.2',
  },
  authorizationCode: {
    id: 'authorizationCode',
    label: l10n.msg('Authorization code with PKCE'),
    access: 'delegated',
    credential: 'signIn',
    credentialLabel: l10n.msg('sign-in'),
    summary: l10n.msg('A person signs in in the browser; the application acts for that person.'),
    source: 'RFC 6749 section 4.1; RFC 7636',
  },
  deviceCode: {
    id: 'deviceCode',
    label: l10n.msg('Device code'),
    access: 'delegated',
    credential: 'signIn',
    credentialLabel: l10n.msg('sign-in'),
    summary: l10n.msg('A person enters a short code on another device. Many tenants block it by policy.'),
    source: 'RFC 8628',
  },
  password: {
    id: 'password',
    label: l10n.msg('Resource owner password (ROPC)'),
    access: 'delegated',
    credential: 'password',
    credentialLabel: l10n.msg('password'),
    summary: l10n.msg(
      'The application sends the name and password of an account. It fails with MFA; last resort.',
    ),
    source: 'RFC 6749 section 4.3',
  },
};
