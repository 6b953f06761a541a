// Adds a run to the record file: one line of JSON, chained to the line before by its hash, signed if a key is named.
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { type RunRecord, readRecords } from '../core/report/runRecord.ts';
import { isOlderThan, type Release, tryLock } from '../files/fileLock.ts';
import type { CheckResult } from './checkResult.ts';
import { type Environment, type Reference, readReference } from './reference.ts';
import { signText } from './signature.ts';
import { isMissing, mostRecordBytes, readTextFile } from './textFiles.ts';
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
        registration,
        address,
        controlMailbox,
        verdict,
        consented: [...consented].sort(),
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

/** Throws an Error that says what could not be read or written, or that the file is something else. */
export async function appendRecord(
  result: CheckResult,
  file: string,
  key: KeyObject | undefined,
): Promise<void> {
  const release = await alone(file);
  try {
    await append(result, file, key);
  } finally {
    await release();
  }
}

async function append(result: CheckResult, file: string, key: KeyObject | undefined): Promise<void> {
  const before = await readTextFile(file, mostRecordBytes, 'a record can be').catch((error: unknown) => {
    if (isMissing(error)) return '';
    throw error;
  });
  if (before.trim() !== '' && !readRecords(before).some(({ ok }) => ok))
    throw new Error(
      `The file ${file} is not a record of the check: none of its lines is a run. Name another file.`,
    );
  const last = before.trimEnd().split('\n').at(-1) ?? '';
  const chained = { ...recordOf(result), ...(last === '' ? {} : { previous: hashOf(last.trim()) }) };
  const line =
    key === undefined ? chained : { ...chained, signature: signText(JSON.stringify(chained), key) };
  const torn = before !== '' && !before.endsWith('\n');
  await appendFile(file, `${torn ? '\n' : ''}${JSON.stringify(line)}\n`);
}

/** A run holds the lock for the time of one line; after so long it was left by one that was ended (milliseconds). */
const leftAfterMs = 10_000;

/** Waits until no other run adds to the file: two that read the same last line would both follow it. */
async function alone(file: string): Promise<Release> {
  for (;;) {
    try {
      const release = await tryLock(`${file}.lock`, isOlderThan(leftAfterMs));
      if (release !== undefined) return release;
    } catch {
      // In a folder where only the record may be written there is no lock.
      return async () => undefined;
    }
    await pause(20);
  }
}
