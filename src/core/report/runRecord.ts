// One run of the check as one line of a record that a project may commit: what held and what did not, without texts of servers.

import * as v from 'valibot';
import * as l10n from '../l10n.ts';

const protocolState = v.object({
  registration: v.string(),
  address: v.string(),
  protocol: v.string(),
  ok: v.boolean(),
  /** The code of the failed step. */
  code: v.optional(v.string()),
});
const policyState = v.object({
  registration: v.string(),
  address: v.string(),
  controlMailbox: v.string(),
  verdict: v.string(),
  codes: v.array(v.string()),
  /** Application roles or scopes in the token. */
  consented: v.array(v.string()),
});
const credentialState = v.object({ registration: v.string(), expiresOn: v.string() });
const auditState = v.object({
  registration: v.string(),
  /** Every mailbox that opened. */
  reachable: v.array(v.string()),
  tooWide: v.number(),
  tooNarrow: v.number(),
});
const limitState = v.object({
  registration: v.string(),
  /** What limits the application, or what lets it in. */
  kind: v.picklist(['role', 'scope', 'accessPolicy', 'group', 'fullAccess']),
  /** Name of the role, scope or group; empty for FullAccess. */
  name: v.string(),
  /** Its limit, filter or right; empty for a group and for FullAccess. */
  value: v.string(),
  /** Addresses in lower case: members of the group, or mailboxes with FullAccess. */
  members: v.optional(v.array(v.string())),
});
export type LimitState = v.InferOutput<typeof limitState>;
const readinessState = v.object({ registration: v.string(), address: v.string(), works: v.string() });

const runRecord = v.object({
  version: v.literal(1),
  /** ISO 8601 in UTC. */
  at: v.string(),
  exitCode: v.number(),
  /** Whose results these are: authority, tenant and client of each registration. */
  applications: v.array(
    v.object({
      registration: v.string(),
      authority: v.string(),
      tenantId: v.string(),
      clientId: v.string(),
      /** Application roles in its tokens, of both resources; absent in records of earlier versions. */
      consented: v.optional(v.array(v.string())),
    }),
  ),
  protocols: v.array(protocolState),
  policies: v.array(policyState),
  credentials: v.array(credentialState),
  audits: v.array(auditState),
  readiness: v.array(readinessState),
  /** From saved output of Exchange cmdlets, if a file was named. */
  limits: v.optional(v.array(limitState)),
  /** SHA-256 (hex) of the line before, so that a line that was changed or taken out shows. */
  previous: v.optional(v.string()),
  /** Ed25519 signature (base64) over the line without this key, if a key was named. */
  signature: v.optional(v.string()),
});

export type RunRecord = v.InferOutput<typeof runRecord>;

/** One line of a record file, as it stands there without the blanks around it. */
interface RecordLine {
  readonly line: string;
  /** From 1. */
  readonly number: number;
}

export type RecordReading = RecordLine &
  ({ readonly ok: true; readonly record: RunRecord } | { readonly ok: false; readonly problem: string });

/** Each line of a record file; an empty line is passed over. */
export function readRecords(text: string): readonly RecordReading[] {
  return text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '')
    .map(readLine);
}

function readLine(read: RecordLine): RecordReading {
  let value: unknown;
  try {
    value = JSON.parse(read.line);
  } catch {
    return { ...read, ok: false, problem: l10n.record('It is not JSON: it may be cut off.') };
  }
  const parsed = v.safeParse(runRecord, value);
  return parsed.success
    ? { ...read, ok: true, record: parsed.output }
    : {
        ...read,
        ok: false,
        problem: l10n.record('It is not a run of the check, or a newer version wrote it.'),
      };
}
