// The advice's reading of evidence as the policy check and the audit are handed it: without claims.
import { diagnose } from '../../src/advice/diagnose.ts';
import type { Diagnose } from '../../src/policy/check/probeAccess.ts';

export const diagnosed: Diagnose = (evidence) => diagnose(evidence, { now: new Date() });
