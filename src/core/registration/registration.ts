// What a person sets up: one app registration and the mailboxes it may reach. Stored in settings, so it holds no secret.

/** Clouds a registration can live in. GCC tenants use `global`; `demo` is the demo tenant; `custom` names its own hosts. */
export const cloudIds = ['global', 'gccHigh', 'dod', 'china', 'demo', 'custom'] as const;
export type CloudId = (typeof cloudIds)[number];

/** OAuth 2.0 grants (RFC 6749, 7523, 7636, 8628) by the credential or sign-in they use. */
export const grantIds = [
  'clientSecret',
  'clientCertificate',
  'authorizationCode',
  'deviceCode',
  'password',
] as const;
export type GrantId = (typeof grantIds)[number];

/** Protocols through which Exchange Online gives access to a mailbox. */
export const protocolIds = ['ews', 'imap', 'pop', 'smtp', 'graph'] as const;
export type ProtocolId = (typeof protocolIds)[number];

export interface Mailbox {
  /** Primary SMTP address. */
  readonly address: string;
  readonly protocols: readonly ProtocolId[];
  /** Delegated grants: who signs in, if it is not the mailbox itself. */
  readonly signInAs?: string;
  /** The From address, if it is not the mailbox itself. */
  readonly sendAs?: string;
  /** A mailbox that must be refused, to prove that access is limited. */
  readonly controlMailbox?: string;
}

/** Hosts of one's own: `ews` and `graph` are https URLs, the others `host:port`. */
export interface EndpointOverrides {
  readonly ews?: string;
  readonly graph?: string;
  readonly imap?: string;
  readonly pop?: string;
  readonly smtp?: string;
}

/** Stands for the client ID while no app registration has been made. */
export const noClientId = '00000000-0000-0000-0000-000000000000';

/** Key of a federated credential in a URL (federatedIdentityCredential resource type, Microsoft Graph v1.0). */
export const federationName = /^[A-Za-z0-9_-]{3,120}$/;

/** A trust in tokens of another issuer, in place of a secret (federatedIdentityCredential, Microsoft Graph v1.0). */
export interface FederatedTrust {
  /** Alternate key of the entry in the app registration. */
  readonly name: string;
  readonly issuer: string;
  /** Compared exactly, case and all. */
  readonly subject: string;
}

export interface Registration {
  /** Unique; chosen once. */
  readonly id: string;
  readonly name: string;
  /** Id of a row in products/registry. */
  readonly product: string;
  readonly cloud: CloudId;
  /** Directory (tenant) ID, or a verified domain. */
  readonly tenantId: string;
  /** Application (client) ID. */
  readonly clientId: string;
  readonly grant: GrantId;
  /** ISO date (YYYY-MM-DD) on which the client secret or certificate ends. */
  readonly credentialExpiresOn?: string;
  /** The application proves itself by another issuer's tokens where it runs: no secret or certificate is kept. */
  readonly federatedCredential?: FederatedTrust;
  /** Origin of the authority; honoured from User settings only. */
  readonly authority?: string;
  /** Honoured from User settings only. */
  readonly endpoints?: EndpointOverrides;
  readonly mailboxes: readonly Mailbox[];
}
