// Adds a run to the record file: one line of JSON, chained to the line before by its hash, signed where a key is named.
import { createHash, createPrivateKey, createPublicKey, type KeyLike, sign, verify } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import type { RunRecord } from '../core/report/runRecord.ts';
import type { CheckResult } from './checkResult.ts';
import { type Reference, readReference } from './reference.ts';

/** Only codes, verdicts and addresses: no text of a server. */
function recordOf(result: CheckResult): RunRecord {
  return {
    version: 1,
    at: result.startedAt,
    exitCode: result.exitCode,
    applications: result.registrations.map(({ id, authority, tenantId, clientId }) => ({
      registration: id,
      authority,
      tenantId,
      clientId,
    })),
    protocols: result.tests.map(({ registration, address, protocol, ok, steps }) => {
      const code = steps.find(({ status }) => status === 'failed')?.code;
      return { registration, address, protocol, ok, ...(code === undefined ? {} : { code }) };
    }),
    policies: result.policies.map(
      ({ registration, address, controlMailbox, verdict, findings, consented }) => ({
        ...{ registration, address, controlMailbox, verdict, consented: [...consented].sort() },
        codes: findings.map(({ code }) => code).sort(),
      }),
    ),
    credentials: result.credentials.map(({ registration, expiresOn }) => ({ registration, expiresOn })),
    audits: result.audits.map(({ registration, rows, counts }) => ({
      registration,
      reachable: rows
        .filter(({ access }) => access === 'reachable')
        .map(({ address }) => address)
        .sort(),
      tooWide: counts.tooWide,
      tooNarrow: counts.tooNarrow,
    })),
    readiness: result.readiness.map(({ registration, address, works }) => ({ registration, address, works })),
  };
}

/** Throws an Error that says what could not be read or written. */
export async function appendRecord(
  result: CheckResult,
  file: string,
  key: Reference | undefined,
): Promise<void> {
  const before = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw new Error(`The record ${file} could not be read (${error.code}).`);
  });
  const last = before.trimEnd().split('\n').at(-1) ?? '';
  const chained = { ...recordOf(result), ...(last === '' ? {} : { previous: hashOf(last) }) };
  const line = key === undefined ? chained : { ...chained, signature: await signed(chained, key) };
  const torn = before !== '' && !before.endsWith('\n');
  await appendFile(file, `${torn ? '\n' : ''}${JSON.stringify(line)}\n`);
}

const hashOf = (line: string): string => createHash('sha256').update(line).digest('hex');

async function signed(record: RunRecord, reference: Reference): Promise<string> {
  const pem = await readReference(reference, process.env);
  try {
    return sign(null, Buffer.from(JSON.stringify(record)), createPrivateKey(pem.reveal())).toString('base64');
  } catch {
    throw new Error(
      'The key of --record-key is no Ed25519 private key in PEM. Make one with: openssl genpkey -algorithm ed25519',
    );
  }
}

export type ChainState = 'whole' | 'broken' | 'unsigned';

/** Whether a record's lines are as they were written; with a public key also who wrote them. */
export function verifyRecords(
  records: readonly { readonly record: RunRecord; readonly line: string }[],
  publicKey?: KeyLike,
): ChainState {
  const key = publicKey === undefined ? undefined : createPublicKey(publicKey);
  for (const [index, { record }] of records.entries()) {
    const above = records[index - 1];
    if (above !== undefined && record.previous !== hashOf(above.line)) return 'broken';
    if (key === undefined) continue;
    const { signature, ...rest } = record;
    if (signature === undefined) return 'unsigned';
    if (!verify(null, Buffer.from(JSON.stringify(rest)), key, Buffer.from(signature, 'base64')))
      return 'broken';
  }
  return 'whole';
}
