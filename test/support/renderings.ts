// Registrations and mailboxes to render every target for, and the rendering as one text.
import type { GrantId, Mailbox, ProtocolId, Registration } from '../../src/core/registration/registration.ts';
import { isRefusal, type Product, type RenderResult } from '../../src/products/product.ts';
import { products, renderWith } from '../../src/products/registry.ts';
import { renderers } from '../../src/products/renderers.ts';

export interface Situation {
  readonly title: string;
  readonly registration: Registration;
  readonly mailbox: Mailbox;
}

export interface TargetCase {
  readonly product: Product;
  readonly target: string;
}

/** Every target of the registry with its product. */
export const allTargets: readonly TargetCase[] = products.flatMap((product) =>
  product.targets.map((target) => ({ product, target })),
);

export const sampleRegistration: Registration = {
  id: 'contoso-capture',
  name: 'Contoso Capture',
  product: 'ownApplication',
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'clientSecret',
  credentialExpiresOn: '2027-05-01',
  mailboxes: [],
};

const ownHosts = {
  cloud: 'custom',
  authority: 'https://login.example:8443',
  endpoints: {
    ews: 'https://mail.example:8444/EWS/Exchange.asmx',
    graph: 'https://graph.example:8444',
    imap: 'mail.example:20993',
    pop: 'mail.example:20995',
    smtp: 'mail.example:20465',
  },
} as const;

/** A mailbox for a grant: a shared one, if a person signs in. */
export function sampleMailbox(protocols: readonly ProtocolId[], grant: GrantId): Mailbox {
  const delegated = grant === 'authorizationCode' || grant === 'deviceCode' || grant === 'password';
  return {
    address: 'ap@contoso.com',
    protocols,
    controlMailbox: 'ceo@contoso.com',
    ...(delegated ? { signInAs: 'svc@contoso.com' } : { sendAs: 'invoices@contoso.com' }),
  };
}

const nationalClouds = { gccHigh: 'GCC High', dod: 'DoD', china: 'China' } as const;

/** The mailbox that a product can serve: its own user signs in if the product knows one name only. */
export function mailboxFor(product: Product, protocols: readonly ProtocolId[], grant: GrantId): Mailbox {
  const { signInAs, ...mailbox } = sampleMailbox(protocols, grant);
  return signInAs === undefined || product.oneName?.includes(grant) === true
    ? mailbox
    : { ...mailbox, signInAs };
}

/** Every grant in the worldwide cloud with all protocols, then each further cloud, hosts of one's own, another person. */
export function situationsOf(product: Product): readonly Situation[] {
  const grants = product.grants.map(
    (grant): Situation => ({
      title: `${grant}, worldwide, ${product.protocols.join(' and ')}`,
      registration: { ...sampleRegistration, grant },
      mailbox: mailboxFor(product, product.protocols, grant),
    }),
  );
  const grant = product.defaultGrant;
  const mailbox = mailboxFor(product, product.defaultProtocols, grant);
  const registration = { ...sampleRegistration, grant };
  const national = (Object.entries(nationalClouds) as [keyof typeof nationalClouds, string][])
    .filter(([cloud]) => product.clouds?.includes(cloud))
    .map(([cloud, label]) => ({
      title: `${grant}, ${label}`,
      registration: { ...registration, cloud },
      mailbox,
    }));
  const custom = product.clouds?.includes('custom')
    ? [{ title: `${grant}, hosts of one’s own`, registration: { ...registration, ...ownHosts }, mailbox }]
    : [];
  const otherPerson = (product.oneName ?? []).slice(0, 1).map((oneName) => ({
    title: `${oneName}, another person signs in`,
    registration: { ...sampleRegistration, grant: oneName },
    mailbox: sampleMailbox(product.protocols, oneName),
  }));
  return [...grants, ...groupSituations(product), ...national, ...custom, ...otherPerson];
}

/** Each further group of protocols that one rendering serves. */
function groupSituations(product: Product): readonly Situation[] {
  const grant = product.defaultGrant;
  return (product.protocolGroups ?? []).slice(1).map((protocols) => ({
    title: `${grant}, worldwide, ${protocols.join(' and ')}`,
    registration: { ...sampleRegistration, grant },
    mailbox: mailboxFor(product, protocols, grant),
  }));
}

export const render = (target: string, situation: Situation): RenderResult =>
  renderWith(renderers, situation.registration, situation.mailbox, target);

/** A rendering or refusal as text, for goldens. */
export function renderedText(result: RenderResult): string {
  if (isRefusal(result)) return `REFUSED: ${result.refused}\nNEAREST: ${result.nearest ?? 'none'}\n`;
  const files = result.files.map(
    (file) => `--- file ${file.name} (${file.language})\n${file.text}${file.text.endsWith('\n') ? '' : '\n'}`,
  );
  const fields = result.fields.map(({ label, value }) => `${label}: ${value}\n`).join('');
  const notes = result.notes.map((note) => `- ${note}\n`).join('');
  return `${files.join('')}--- fields\n${fields}--- notes\n${notes}`;
}
