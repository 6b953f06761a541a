// The names under which secrets are referred to: environment variables, set by the person or for one terminal.
import type { GrantId } from '../core/registration/registration.ts';

export interface SecretReference {
  /** Name of the environment variable. */
  readonly variable: string;
  readonly holds: 'clientSecret' | 'certificate' | 'privateKey' | 'password';
  /** What it holds, for a sentence: `the client secret's Value`. */
  readonly what: string;
}

const clientSecret: SecretReference = {
  variable: 'EXCHANGE_CLIENT_SECRET',
  holds: 'clientSecret',
  what: 'the client secret’s Value',
};
const certificate: SecretReference = {
  variable: 'EXCHANGE_CERTIFICATE',
  holds: 'certificate',
  what: 'the certificate as PEM text',
};
const privateKey: SecretReference = {
  variable: 'EXCHANGE_PRIVATE_KEY',
  holds: 'privateKey',
  what: 'the certificate’s private key as PEM text',
};
const password: SecretReference = {
  variable: 'EXCHANGE_PASSWORD',
  holds: 'password',
  what: 'the password of the account that signs in',
};

/** The variables that a rendered file reads for a grant; also what Open Terminal with Credentials sets. */
export const secretReferences: Readonly<Record<GrantId, readonly SecretReference[]>> = {
  clientSecret: [clientSecret],
  clientCertificate: [certificate, privateKey],
  authorizationCode: [],
  deviceCode: [],
  password: [password],
};
