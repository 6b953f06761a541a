// What the demo tenant allows and refuses right now. A scenario is this record with a few values changed.

import type { ExchangeState } from './exchange/exchangeState.ts';
import { healthyExchange } from './exchange/exchangeStates.ts';

export interface DemoPolicy {
  // Microsoft Entra
  readonly tenant: 'known' | 'unknown';
  readonly application: 'known' | 'unknown' | 'disabled' | 'withoutServicePrincipal';
  readonly secret: 'valid' | 'wrong' | 'expired';
  /** What Entra finds when a client assertion names a certificate. */
  readonly certificate: 'valid' | 'unknown' | 'expired';
  /** "Allow public client flows" of the app registration (`isFallbackPublicClient`). */
  readonly publicClient: boolean;
  /** Number of an AADSTS refusal that every token request gets; a row of entra/refusals.ts. */
  readonly tokenRefusal: number | undefined;
  /** Application permissions that an administrator consented to. */
  readonly exchangeRoles: readonly string[];
  readonly graphRoles: readonly string[];
  /** Delegated permissions with consent, by value; the resources share one list. */
  readonly delegatedScopes: readonly string[];
  /** Number of an AADSTS refusal of the person's sign-in; a row of entra/refusals.ts. */
  readonly signInRefusal: number | undefined;
  /** True: the second factor is asked for, which a password grant cannot give. */
  readonly mfa: boolean;
  readonly deviceCode: 'allowed' | 'blocked' | 'declined' | 'expired';
  /** Number of an AADSTS refusal that every refresh token meets. */
  readonly refreshRefusal: number | undefined;
  /** `swapped`: the token is for the other resource, as when a client asks with the wrong scope host. */
  readonly audience: 'asked' | 'swapped';
  /** How Exchange and Graph judge the dates of every token, also of those that were issued before. */
  readonly tokens: 'accepted' | 'expired' | 'notYetValid';

  // Provisioning
  /** False: only people with a role make applications (`allowedToCreateApps`). */
  readonly everybodyMakesApplications: boolean;
  /** False: directory roles are eligible and not activated (Privileged Identity Management), so nobody holds one. */
  readonly rolesActive: boolean;
  /** True: Graph takes no token of a person from before a policy was changed (continuous access evaluation). */
  readonly tokensOutdated: boolean;
  /** What the tenant's application management policy says about client secrets. */
  readonly secretPolicy: 'none' | 'short' | 'forbidden';
  /** True: an application needs a service management reference. */
  readonly serviceReference: boolean;
  /** Minutes (of the demo) until what was made is on every server; 0: at once. */
  readonly copyMinutes: number;
  /** 0: never; n: the connection ends after the work of every nth write, before its answer. */
  readonly loseAnswerEvery: number;
  /** What becomes of such an answer: the connection ends, or it is an error of the server. */
  readonly lostAnswer: 'cut' | 'error';
  /** 0: never; n: every nth write is refused because another one is under way. */
  readonly collideEvery: number;
  /** False: Exchange's roles are not offered through Graph. */
  readonly exchangeRolesInGraph: boolean;

  // Exchange
  /** What the administrator's cmdlets show. */
  readonly exchange: ExchangeState;
  /** What Exchange's servers still go by until their caches catch up; undefined if nothing is under way. */
  readonly exchangeBefore: ExchangeState | undefined;
  readonly mailbox: 'present' | 'missing' | 'unlicensed';

  // Health
  readonly service: 'up' | 'unavailable' | 'down';
  /** 0: never throttled; 1: every request; n: every nth. */
  readonly throttleEvery: number;
  readonly retryAfterSeconds: number;
  /** Every answer takes seconds. */
  readonly slow: boolean;
}

/** Everything set up as it should be: least privilege, limited to the group, all switches open. */
export const healthyPolicy: DemoPolicy = {
  tenant: 'known',
  application: 'known',
  secret: 'valid',
  certificate: 'valid',
  publicClient: true,
  tokenRefusal: undefined,
  exchangeRoles: ['full_access_as_app', 'IMAP.AccessAsApp', 'POP.AccessAsApp', 'SMTP.SendAsApp'],
  graphRoles: ['Mail.Read'],
  delegatedScopes: [
    'EWS.AccessAsUser.All',
    'IMAP.AccessAsUser.All',
    'POP.AccessAsUser.All',
    'SMTP.Send',
    'Mail.Read',
    'Mail.Read.Shared',
    'User.Read',
  ],
  signInRefusal: undefined,
  mfa: false,
  deviceCode: 'allowed',
  refreshRefusal: undefined,
  audience: 'asked',
  tokens: 'accepted',
  everybodyMakesApplications: true,
  rolesActive: true,
  tokensOutdated: false,
  secretPolicy: 'none',
  serviceReference: false,
  copyMinutes: 0,
  loseAnswerEvery: 0,
  lostAnswer: 'cut',
  collideEvery: 0,
  exchangeRolesInGraph: true,
  exchange: healthyExchange,
  exchangeBefore: undefined,
  mailbox: 'present',
  service: 'up',
  throttleEvery: 0,
  retryAfterSeconds: 10,
  slow: false,
};
