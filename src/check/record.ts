// Adds a run to the record file: one line of JSON, chained to the line before by its hash, signed if a key is named.
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import type { RunRecord } from '../core/report/runRecord.ts';
import type { CheckResult } from './checkResult.ts';
import { type Environment, type Reference, readReference } from './reference.ts';
import { signText } from './signature.ts';
import { hashOf } from './verifyRecords.ts';

/** Only codes, verdicts and addresses: no text of a server. */
function recordOf(result: CheckResult): RunRecord {
  return {
    version: 1,
    at: result.startedAt,
    exitCode: result.exitCode,
    applications: result.registrations.map(({ id, authority, tenantId, clientId, consented }) => ({
      registration: id,
      authority,
      tenantId,
      clientId,
      consented: [...consented],
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
    ...(result.limits.length === 0 ? {} : { limits: [...result.limits] }),
  };
}

/** The key that signs lines. Throws an Error that says what is wrong with it. */
export async function recordKeyFrom(reference: Reference, env: Environment): Promise<KeyObject> {
  const pem = await readReference(reference, env);
  try {
    const key = createPrivateKey(pem.reveal());
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Reported below.
  }
  throw new Error(
    'The key of --record-key is not an Ed25519 private key in PEM. Make one with: openssl genpkey -algorithm ed25519',
  );
}

/** Throws an Error that says what could not be read or written. */
export async function appendRecord(
  result: CheckResult,
  file: string,
  key: KeyObject | undefined,
): Promise<void> {
  const before = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const last = before.trimEnd().split('\n').at(-1) ?? '';
  const chained = { ...recordOf(result), ...(last === '' ? {} : { previous: hashOf(last.trim()) }) };
  const line =
    key === undefined ? chained : { ...chained, signature: signText(JSON.stringify(chained), key) };
  const torn = before !== '' && !before.endsWith('\n');
  await appendFile(file, `${torn ? '\n' : ''}${JSON.stringify(line)}\n`);
}
