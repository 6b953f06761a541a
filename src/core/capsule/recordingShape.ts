// What a recording of a capsule may hold: everything that the advice and the pages read is of its kind, or is not taken.
import * as v from 'valibot';
import { protocolIds } from '../registration/registration.ts';
import type { ClaimsEvidence, Evidence, LocalEvidence, ProtocolEvidence } from '../report/evidence.ts';
import { type ClaimedOutcome, stepIds } from '../report/probeReport.ts';
import type { TokenClaims } from '../token/tokenClaims.ts';

const text = v.pipe(v.string(), v.maxLength(100_000));
/** Shown as it stands. */
const time = v.pipe(v.string(), v.isoTimestamp());
const maybe = v.exactOptional(text);
const number = v.pipe(v.number(), v.finite());
const maybeNumber = v.exactOptional(number);
const texts = v.pipe(v.array(text), v.maxLength(1000));
const transcript = v.exactOptional(texts);
const place = { host: text, port: number };

/** Names as keys, so that the compiler misses one that is added. */
const oneOf = <K extends string>(names: Readonly<Record<K, 1>>) => v.picklist(Object.keys(names) as K[]);

const certificate = v.object({ subject: text, issuer: text, names: texts, validFrom: text, validTo: text });

const evidence = v.variant('kind', [
  v.object({
    kind: v.literal('network'),
    hop: v.picklist(['dns', 'proxy', 'tcp', 'tls']),
    ...place,
    code: text,
    text,
    certificate: v.exactOptional(certificate),
    proxy: maybe,
    status: maybeNumber,
  }),
  v.object({
    kind: v.literal('limit'),
    limit: v.picklist(['time', 'bytes', 'lines', 'depth']),
    ...place,
    during: text,
    allowed: number,
    transcript,
  }),
  v.object({
    kind: v.literal('protocol'),
    problem: oneOf<ProtocolEvidence['problem']>({
      closedEarly: 1,
      notThisProtocol: 1,
      malformed: 1,
      redirect: 1,
      injectedBeforeTls: 1,
      noStartTls: 1,
      doctype: 1,
      missingMechanism: 1,
      unexpectedReply: 1,
    }),
    ...place,
    during: text,
    text,
    transcript,
  }),
  v.object({
    kind: v.literal('oauth'),
    status: number,
    error: text,
    suberror: maybe,
    description: text,
    numbers: v.array(number),
    correlationId: maybe,
    traceId: maybe,
    timestamp: maybe,
    endpoint: v.picklist(['authorize', 'token', 'deviceCode', 'discovery']),
  }),
  v.object({
    kind: v.literal('http'),
    status: number,
    ...place,
    headers: v.record(text, text),
    text,
    bodyKind: v.picklist(['empty', 'html', 'json', 'xml', 'text']),
  }),
  v.object({
    kind: v.literal('ews'),
    status: number,
    responseCode: text,
    text,
    policyReason: maybe,
    diagnostics: maybe,
    backOffMs: maybeNumber,
  }),
  v.object({
    kind: v.literal('graph'),
    status: number,
    code: text,
    text,
    innerCodes: texts,
    requestId: maybe,
    retryAfterSeconds: maybeNumber,
  }),
  v.object({
    kind: v.literal('mail'),
    protocol: v.picklist(['imap', 'pop', 'smtp']),
    command: text,
    status: text,
    enhanced: maybe,
    text,
    challenge: maybe,
    backOffMs: maybeNumber,
    transcript,
  }),
  v.object({
    kind: v.literal('claims'),
    problem: oneOf<ClaimsEvidence['problem']>({
      wrongAudience: 1,
      wrongTenant: 1,
      wrongApplication: 1,
      wrongUser: 1,
      missingPermission: 1,
      delegatedInsteadOfApp: 1,
      appInsteadOfDelegated: 1,
      expired: 1,
      notYetValid: 1,
    }),
    expected: text,
    seen: text,
  }),
  v.object({
    kind: v.literal('local'),
    problem: oneOf<LocalEvidence['problem']>({
      secretMissing: 1,
      federatedElsewhere: 1,
      secretLost: 1,
      secretStoreFailed: 1,
      certificateInvalid: 1,
      signInNeeded: 1,
      signInCancelled: 1,
      browserUnavailable: 1,
      hostNotAllowed: 1,
      workspaceUntrusted: 1,
      workspaceEndpointsIgnored: 1,
      demoNotRunning: 1,
      invalidInput: 1,
      invalidRegistration: 1,
      cancelled: 1,
      internal: 1,
    }),
    text,
  }),
]) satisfies v.GenericSchema<unknown, Evidence>;

const claims = v.object({
  audience: text,
  tenantId: text,
  appId: text,
  objectId: maybe,
  issuer: text,
  roles: texts,
  scopes: texts,
  user: maybe,
  issuedAt: maybeNumber,
  notBefore: maybeNumber,
  expiresAt: maybeNumber,
  clientAuthentication: maybe,
  kind: v.picklist(['app', 'user']),
}) satisfies v.GenericSchema<unknown, TokenClaims>;

const step = v.object({
  id: v.picklist(stepIds),
  status: v.picklist(['ok', 'failed', 'skipped']),
  durationMs: number,
  detail: text,
  evidence: v.exactOptional(evidence),
});

export const recordingShape = v.object({
  registration: text,
  address: text,
  protocol: v.picklist(protocolIds),
  startedAt: time,
  durationMs: number,
  ok: v.boolean(),
  steps: v.array(step),
  submitted: v.exactOptional(v.boolean()),
  claims: v.exactOptional(claims),
}) satisfies v.GenericSchema<unknown, ClaimedOutcome>;
