// Looks at what a rejected promise carried.
import assert from 'node:assert/strict';
import type { Evidence } from '../../src/core/report/evidence.ts';
import { isFailure } from '../../src/core/report/failure.ts';

/** The evidence of the Failure that the promise rejects with; fails the test if it does not. */
export async function evidenceFrom(promise: Promise<unknown>): Promise<Evidence> {
  try {
    await promise;
  } catch (error) {
    if (isFailure(error)) return error.evidence;
    throw error;
  }
  return assert.fail('it did not fail');
}

/** As `evidenceFrom`, narrowed to one kind. */
export async function failureOf<K extends Evidence['kind']>(
  kind: K,
  promise: Promise<unknown>,
): Promise<Extract<Evidence, { kind: K }>> {
  const evidence = await evidenceFrom(promise);
  assert.equal(evidence.kind, kind, JSON.stringify(evidence));
  return evidence as Extract<Evidence, { kind: K }>;
}
