// The hand-off documents, for commands and wizard alike: what a registration's sheet and test report are made of.
import { createHash } from 'node:crypto';
import { fingerprintOf, publicKeyIn, publicKeyOf, signatureFits, signText } from '../../check/signature.ts';
import type { Secret } from '../../core/credential/secret.ts';
import { clouds, isMicrosoftCloud } from '../../core/endpoints/clouds.ts';
import { adminConsentUrl } from '../../core/permissions/adminConsentUrl.ts';
import { grants } from '../../core/permissions/grants.ts';
import { protocolIds, type Registration } from '../../core/registration/registration.ts';
import { administratorSheet, type SheetContent } from '../../products/handOff.ts';
import type { RegistrationShape } from '../../products/product.ts';
import { readSeal, type SealReading, sealReport } from '../../products/reportSeal.ts';
import { testReport } from '../../products/testReport.ts';
import type { ReportStore } from '../shell/services.ts';

/** What a draft knows and a registration does not say. */
export interface SheetOptions {
  /** The redirect URI that was entered, in place of the product's own. */
  readonly redirectUri?: string;
  readonly multiTenant?: boolean;
  /** What this extension made in the tenant already. */
  readonly setup?: SheetContent['setup'];
}

/** Markdown for the administrator. Throws a Failure `invalidInput` if a value cannot stand in a script. */
export async function writeSheet(
  registration: Registration,
  today: string,
  choices: SheetOptions = {},
): Promise<string> {
  const [registry, { adminScripts }] = await Promise.all([
    import('../../products/registry.ts'),
    import('../../snippets/adminScripts/adminScripts.ts'),
  ]);
  const { grant } = registration;
  const used = new Set(registration.mailboxes.flatMap(({ protocols }) => protocols));
  const protocols = protocolIds.filter((id) => used.has(id));
  const product = registry.findProduct(registration.product) ?? {
    name: registration.name,
    summary: 'An application of your own.',
  };
  const permissions = registry.permissionsOf(registration.product, protocols, grants[grant].access);
  const graphPermissions = permissions.flatMap(({ resource, type, value }) =>
    resource === 'graph' && type === 'Role' && value.startsWith('Mail.') ? [value] : [],
  );
  const shape = registry.shapeOf(registration.product, grant);
  const redirect = choices.redirectUri ?? shape.redirects[0]?.uri;
  return administratorSheet({
    registration,
    product,
    permissions,
    shape: { ...shape, ...chosenShape(shape, choices) },
    notices: registry.noticesOf(registration.product, protocols, grant),
    scripts:
      registration.mailboxes.length === 0
        ? []
        : adminScripts(registration, graphPermissions.length === 0 ? {} : { graphPermissions }),
    ...consentUrl(registration, protocols, redirect),
    ...(choices.setup === undefined ? {} : { setup: choices.setup }),
    writtenOn: today,
  });
}

function chosenShape(
  shape: RegistrationShape,
  { redirectUri, multiTenant }: SheetOptions,
): Partial<RegistrationShape> {
  const platform = shape.redirects[0]?.platform ?? 'web';
  return {
    ...(redirectUri === undefined ? {} : { redirects: [{ platform, uri: redirectUri }] }),
    ...(multiTenant === undefined ? {} : { accounts: multiTenant ? 'multiple' : 'single' }),
  };
}

/** None without a redirect URI that is registered. */
function consentUrl(
  { cloud, tenantId, clientId, grant }: Registration,
  protocols: readonly string[],
  redirectUri: string | undefined,
): { readonly consentUrl?: string } {
  if (!isMicrosoftCloud(cloud) || redirectUri === undefined) return {};
  const ask = { tenantId, clientId, grant, protocols, redirectUri };
  return { consentUrl: adminConsentUrl(clouds[cloud], ask) };
}

export interface ReportOptions {
  readonly versions: Readonly<Record<string, string>>;
  /** ISO 8601 in UTC. */
  readonly writtenAt: string;
  /** Who tested and signs. */
  readonly testedBy?: string;
}

/** Markdown of the signed-off test report, from the last reports of each mailbox. */
export async function writeReport(
  registration: Registration,
  reports: Pick<ReportStore, 'probes' | 'policy'>,
  choices: ReportOptions,
): Promise<string> {
  const { findProduct } = await import('../../products/registry.ts');
  const { mailboxes } = registration;
  return testReport({
    registration,
    product: findProduct(registration.product)?.name ?? registration.product,
    probes: mailboxes.flatMap(({ address }) => reports.probes(registration, address)),
    policies: mailboxes.flatMap(({ address }) => reports.policy(registration, address) ?? []),
    ...choices,
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The report as it leaves the product: with the seal over its text, signed if this computer has a key. */
export const sealed = (report: string, privateKey: Secret | undefined): string =>
  sealReport(report, sha256, (text) =>
    privateKey === undefined
      ? undefined
      : { publicKey: publicKeyOf(privateKey.reveal()), signature: signText(text, privateKey.reveal()) },
  );

export interface Verified extends Pick<SealReading, 'state' | 'written' | 'computed'> {
  /** Short name of the key whose signature fits; absent if the report is not signed or the signature does not fit. */
  readonly fingerprint?: string;
}

/** Whether a report that came back is as it left, and which key signed it. */
export function verified(text: string): Verified {
  const { signed, ...reading } = readSeal(text, sha256);
  if (signed === undefined || reading.state !== 'whole') return reading;
  const key = publicKeyIn(signed.publicKey);
  return key !== undefined && signatureFits(signed.text, signed.signature, key)
    ? { ...reading, fingerprint: fingerprintOf(signed.publicKey) }
    : { ...reading, state: 'changed' };
}
