// Asks Microsoft Graph for many inboxes at once (Combine multiple HTTP requests using JSON batching, Microsoft Learn).

import * as l10n from '../../core/l10n.ts';
import { retryAfterMs } from '../../core/report/backOff.ts';
import type { Evidence } from '../../core/report/evidence.ts';
import { evidenceOf } from '../../core/report/failure.ts';
import { graphEvidenceOf } from '../../core/report/graphEvidence.ts';
import { pathSegment } from '../../core/text/text.ts';
import { type BatchItem, batchItemsIn, mostInBatch } from '../../probes/graphBatchAnswer.ts';
import { readFolder } from '../../probes/graphReply.ts';
import { type Diagnose, readEvidence } from '../check/probeAccess.ts';
import type { BatchResult, ItemReading, MailboxChecker } from './mailboxChecker.ts';

export interface BatchPost {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends one JSON body to `{graph}/v1.0/$batch` with a token; throws a Failure if no answer came. */
export type PostBatch = (json: string, renewToken: boolean) => Promise<BatchPost>;

/** Microsoft Graph runs four of an application's Outlook requests at a time. */
const batchesInFlight = 4;

/** Twenty inboxes in a request; what Graph says of each one is read by its code. */
export function graphBatchChecker(post: PostBatch, diagnose: Diagnose, now: () => number): MailboxChecker {
  return {
    size: mostInBatch,
    inFlight: batchesInFlight,
    check: async (addresses, renew) => {
      let response: BatchPost;
      try {
        response = await post(requestBody(addresses), renew);
      } catch (error) {
        return failure(evidenceOf(error), diagnose);
      }
      return readAnswer(response, addresses, diagnose, now());
    },
  };
}

function requestBody(addresses: readonly string[]): string {
  const requests = addresses.map((address, index) => ({
    id: String(index),
    method: 'GET',
    url: `/users/${pathSegment(address)}/mailFolders/inbox?$select=displayName,totalItemCount`,
  }));
  return JSON.stringify({ requests });
}

function failure(evidence: Evidence, diagnose: Diagnose): BatchResult {
  const { kind } = readEvidence(evidence, diagnose);
  return { kind: kind === 'noToken' ? 'noToken' : 'failed', evidence };
}

function readAnswer(
  response: BatchPost,
  addresses: readonly string[],
  diagnose: Diagnose,
  now: number,
): BatchResult {
  if (response.status === 429 || response.status >= 500) {
    return { kind: 'busy', retryAfterMs: said(retryAfterMs(response.headers['retry-after'], now)) };
  }
  const items = batchItemsIn(response.body);
  if (response.status !== 200 || items === undefined) return failure(notABatch(response), diagnose);
  const readings = new Map<string, ItemReading>();
  for (const item of items) {
    const address = addresses[Number(item.id)];
    if (address === undefined || readings.has(address)) continue;
    readings.set(address, readItem(item, diagnose, now));
  }
  return { kind: 'answered', readings };
}

const said = (wait: number | 'unsaid'): number | undefined => (wait === 'unsaid' ? undefined : wait);

const notABatch = ({ status, body }: BatchPost): Evidence =>
  graphEvidenceOf({ status, body }, Date.now(), l10n.record('The answer is not a batch response.'));

function readItem({ status, headers, body }: BatchItem, diagnose: Diagnose, now: number): ItemReading {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
  // Opened is only what holds a folder: a gateway says 200 as well.
  if (status === 200) return { kind: readFolder(text) === undefined ? 'unclear' : 'opened' };
  const { kind } = readEvidence(graphEvidenceOf({ status, body: text }, now), diagnose);
  const wait = said(retryAfterMs(headerOf(headers, 'retry-after'), now));
  return { kind, ...(wait === undefined ? {} : { retryAfterMs: wait }) };
}

function headerOf(headers: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}
