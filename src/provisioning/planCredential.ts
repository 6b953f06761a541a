// Plans the credential: the one that this computer holds, one that is missing, and what an interrupted run left behind.

import { federatedAudienceOf } from '../core/credential/federatedAudience.ts';
import * as l10n from '../core/l10n.ts';
import type { PlanStep } from './planStep.ts';
import type { Seen, SeenApplication } from './seen.ts';
import type { Wanted } from './wanted.ts';

const writes = ['Application.ReadWrite.All'] as const;
const dayMs = 86_400_000;
/** A credential that ends within these days is shown as due for renewal. */
const soonDays = 30;
const asMember = 'Cloud Application Administrator, or an owner of the app registration';

export function credentialSteps(wanted: Wanted, seen: Seen): readonly PlanStep[] {
  const application = seen.application === 'unknown' ? 'unknown' : seen.application;
  const main = mainStep(wanted, seen, application);
  if (application === 'unknown' || application === null) return main;
  return [...main, ...orphans(wanted, application), ...strangers(wanted, application)];
}

function mainStep(
  wanted: Wanted,
  seen: Seen,
  application: SeenApplication | null | 'unknown',
): readonly PlanStep[] {
  if (wanted.credential === 'none') return [];
  if (wanted.credential === 'federated') return federationStep(wanted, seen);
  const base = {
    id: 'credential',
    title: wanted.credential === 'secret' ? l10n.msg('Client secret') : l10n.msg('Certificate'),
  };
  if (application === 'unknown') return [{ ...base, state: 'unknown', ...making(wanted, seen) }];
  const end = application === null ? undefined : endOf(wanted, application);
  if (end === undefined) {
    return [{ ...base, state: 'missing', ...making(wanted, seen), operation: operationFor(wanted, seen) }];
  }
  const days = Math.floor((end - wanted.now) / dayMs);
  if (days > soonDays) return [{ ...base, state: 'present' }];
  // Renewed by rotation, which keeps the old one until everything uses the new one.
  return [{ ...base, state: 'differs', change: endText(days, end) }];
}

/** When the held credential ends, in milliseconds; undefined if the application does not have it. */
function endOf({ held }: Wanted, application: SeenApplication): number | undefined {
  const found =
    application.passwordCredentials.find(({ keyId }) => keyId === held?.keyId) ??
    application.keyCredentials.find(
      ({ keyId, customKeyIdentifier }) =>
        keyId === held?.keyId ||
        (held?.thumbprint !== undefined && thumbprintOf(customKeyIdentifier) === held.thumbprint),
    );
  if (found === undefined) return undefined;
  const end = Date.parse(found.endDateTime ?? '');
  return Number.isNaN(end) ? Number.POSITIVE_INFINITY : end;
}

/** The thumbprint in upper-case hexadecimal; Graph's how-to shows hexadecimal, answers were seen in base64. */
export function thumbprintOf(identifier: string | null): string {
  const text = identifier ?? '';
  if (/^[0-9a-f]{40}$/i.test(text)) return text.toUpperCase();
  if (!/^[A-Za-z0-9+/]{27}=$/.test(text)) return '';
  return Array.from(atob(text), (one) => one.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

function daysOf({ credential, credentialDays }: Wanted, { policy }: Seen): number {
  if (policy === 'unknown') return credentialDays;
  const longest = credential === 'secret' ? policy.longestSecretDays : policy.longestCertificateDays;
  return Math.min(credentialDays, longest ?? credentialDays);
}

const operationFor = (wanted: Wanted, seen: Seen) =>
  ({
    kind: wanted.credential === 'secret' ? 'addSecret' : 'addCertificate',
    days: daysOf(wanted, seen),
  }) as const;

function making(
  wanted: Wanted,
  seen: Seen,
): Pick<PlanStep, 'change' | 'role' | 'needs' | 'opens' | 'undo' | 'request'> {
  const days = daysOf(wanted, seen);
  const forbidden =
    seen.policy !== 'unknown' && seen.policy.secretsForbidden && wanted.credential === 'secret';
  const shared = {
    role: asMember,
    needs: writes,
    opens: l10n.msg('Whoever holds it can sign in as the application.'),
    undo: l10n.msg('It is removed from the app registration and from this computer.'),
  };
  if (wanted.credential === 'secret') {
    return {
      ...shared,
      change: forbidden
        ? l10n.msg(
            'A policy of the tenant forbids client secrets, so this will be refused. Use a certificate if the product can.',
          )
        : l10n.record(
            'Makes a client secret for {0} days. Its value goes into this computer’s secret storage and nowhere else.',
            days,
          ),
      request: {
        method: 'POST',
        path: '/applications/{objectId}/addPassword',
        body: {
          passwordCredential: {
            displayName: `${wanted.marker} {key}`,
            endDateTime: new Date(wanted.now + days * dayMs).toISOString(),
          },
        },
      },
    };
  }
  return {
    ...shared,
    change: l10n.record(
      'Makes a key pair here for {0} days and uploads the certificate. The private key stays in this computer’s secret storage.',
      days,
    ),
    request: {
      method: 'PATCH',
      path: '/applications/{objectId}',
      body: { keyCredentials: ['{existing}', '{certificate}'] },
    },
  };
}

function federationStep(wanted: Wanted, seen: Seen): readonly PlanStep[] {
  const { cloud, federation } = wanted;
  if (federation === undefined) return [];
  const base = { id: 'credential', title: l10n.msg('Federated credential') };
  const list = seen.application === null ? [] : seen.federations;
  const found =
    list === 'unknown'
      ? undefined
      : list.find((one) => one.issuer === federation.issuer && one.subject === federation.subject);
  if (found !== undefined) return [{ ...base, state: 'present' }];
  return [
    {
      ...base,
      state: list === 'unknown' ? 'unknown' : 'missing',
      change: l10n.record('Trusts tokens of {0} for {1}.', federation.issuer, federation.subject),
      role: asMember,
      needs: writes,
      opens: l10n.msg('A job with this subject signs in as the application, without any secret.'),
      undo: l10n.msg('The federated credential is removed.'),
      request: {
        method: 'PATCH',
        path: `/applications/{objectId}/federatedIdentityCredentials(name='${federation.name}')`,
        headers: { prefer: 'create-if-missing' },
        body: {
          issuer: federation.issuer,
          subject: federation.subject,
          audiences: [federatedAudienceOf(cloud)],
        },
      },
      ...(list === 'unknown' ? {} : { operation: { kind: 'addFederation', name: federation.name } as const }),
    },
  ];
}

/** Secrets that this run's mark is on and whose value is nowhere: the window ended between the answer and the store. */
function orphans({ marker, ownKeyIds }: Wanted, application: SeenApplication): readonly PlanStep[] {
  return application.passwordCredentials
    .filter(
      ({ displayName, keyId }) =>
        displayName?.startsWith(`${marker} `) === true && !ownKeyIds.includes(keyId),
    )
    .map(
      ({ keyId }): PlanStep => ({
        id: `orphan.${keyId}`,
        title: l10n.msg('Client secret whose value was lost'),
        state: 'differs',
        change: l10n.msg('An interrupted run made this secret and could not keep its value. It is removed.'),
        role: asMember,
        needs: writes,
        request: { method: 'POST', path: '/applications/{objectId}/removePassword', body: { keyId } },
        operation: { kind: 'removeSecret', keyId },
      }),
    );
}

const endText = (days: number, end: number): string =>
  days < 0
    ? l10n.msg('It has expired. Renew it with Renew Credential in Microsoft Entra.')
    : l10n.record(
        'It ends on {0}. Renew it with Renew Credential in Microsoft Entra.',
        new Date(end).toISOString().slice(0, 10),
      );

/** Credentials that this computer does not know: named, never touched. */
function strangers({ marker, held }: Wanted, application: SeenApplication): readonly PlanStep[] {
  const others = [
    ...application.passwordCredentials.filter(
      ({ displayName }) => displayName?.startsWith(`${marker} `) !== true,
    ),
    ...application.keyCredentials.filter(
      ({ customKeyIdentifier }) => thumbprintOf(customKeyIdentifier) !== held?.thumbprint,
    ),
  ].filter(({ keyId }) => keyId !== held?.keyId);
  if (others.length === 0) return [];
  return [
    {
      id: 'credential.others',
      title: l10n.msg('Other credentials of the app registration'),
      state: 'differs',
      change:
        others.length === 1
          ? l10n.msg(
              '1 credential is not stored on this computer. Another computer or product may use it; nothing is changed.',
            )
          : l10n.record(
              '{0} credentials are not stored on this computer. Another computer or product may use them; nothing is changed.',
              others.length,
            ),
    },
  ];
}
