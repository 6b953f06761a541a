// Every finding that a policy check gives over many tenants, tokens and declared outputs: by running it.
import type { ProtocolId } from '../../../src/core/registration/registration.ts';
import type { Code } from '../../../src/core/report/codes.ts';
import type { Evidence } from '../../../src/core/report/evidence.ts';
import type { DeclaredAccess } from '../../../src/core/report/policyReport.ts';
import { checkPolicy, type PolicyCheckRequest } from '../../../src/policy/check/checkPolicy.ts';
import { ews, inside, type ModelTenant, mail, outcome, outside } from './modelTenant.ts';
import { claims, now, personClaims, requestOf } from './samples.ts';

const protocols: readonly ProtocolId[] = ['ews', 'imap', 'pop', 'smtp', 'graph'];
const accesses = ['granted', 'denied', 'unknown'] as const;
const cmdlets = [
  'Test-ApplicationAccessPolicy',
  'Test-ServicePrincipalAuthorization',
  'Get-Mailbox',
] as const;

const declaredOutputs: readonly (DeclaredAccess | undefined)[] = [
  undefined,
  ...cmdlets.flatMap((cmdlet) =>
    accesses.flatMap((mailbox) =>
      accesses.map((control) => ({ cmdlet, mailbox, control, detail: '', readAt: now.toISOString() })),
    ),
  ),
];

const models: readonly ModelTenant[] = protocols.flatMap((protocol) =>
  (['app', 'delegated'] as const).flatMap((grant) =>
    [true, false].flatMap((consented) =>
      (['absent', 'inside', 'both'] as const).map(
        (role): ModelTenant => ({
          protocol,
          grant,
          consented,
          accessPolicy: 'absent',
          role,
          fullAccess: role === 'both' ? 'both' : 'inside',
          submitted: true,
        }),
      ),
    ),
  ),
);

/** Through SMTP no message is handed over; a permission that only sends stands alone; FullAccess is nowhere. */
const others: readonly ModelTenant[] = models.flatMap((model) => [
  { ...model, submitted: false },
  { ...model, consented: false, role: 'absent', others: ['Mail.Send'] },
  { ...model, fullAccess: 'none' },
]);

/** Answers that the model of a tenant does not give. */
const answers: readonly Evidence[] = [
  ews('ErrorNonExistentMailbox'),
  ews('ErrorServerBusy'),
  ews('', { status: 403, policyReason: 'EWSDisabled' }),
  mail('imap', 'AUTHENTICATE', 'NO'),
  { kind: 'network', hop: 'dns', host: 'h', port: 1, code: 'ENOTFOUND', text: '' },
];

function variantsOf(model: ModelTenant): readonly PolicyCheckRequest[] {
  const usual = requestOf(model);
  const failing = (who: string, evidence: Evidence): PolicyCheckRequest => ({
    ...usual,
    probe: async (address) =>
      address === who
        ? outcome(model.protocol, address, { id: 'openMailbox', evidence })
        : usual.probe(address),
  });
  return [
    ...declaredOutputs.map((declared) => requestOf(model, declared)),
    ...answers.flatMap((evidence) => [failing(inside, evidence), failing(outside, evidence)]),
    { ...usual, controlMailbox: '' },
    { ...usual, controlMailbox: inside },
    { ...usual, claims: personClaims(outside) },
    { ...usual, claims: claims(['full_access_as_app', 'SMTP.SendAsApp', 'IMAP.AccessAsApp', 'Mail.Read']) },
    { ...usual, controlExists: true },
  ];
}

/** Codes of all of them. */
export async function reachedFindings(): Promise<ReadonlySet<Code>> {
  const reached = new Set<Code>();
  for (const request of [...models.flatMap(variantsOf), ...others.map((model) => requestOf(model))]) {
    for (const { code } of (await checkPolicy(request)).findings) reached.add(code);
  }
  return reached;
}
