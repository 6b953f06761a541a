// An audit in a process of its own, to be killed: reads what to do from its argument and reports its progress.

import { setTimeout as sleep } from 'node:timers/promises';
import { hostPortOf } from '../../../src/core/endpoints/hosts.ts';
import { createNetwork } from '../../../src/net/createNetwork.ts';
import { fileJournal, runAudit } from '../../../src/policy/audit/audit.ts';
import { diagnosed } from '../../support/diagnosed.ts';

interface Job {
  readonly graph: string;
  readonly trustedCa: string;
  readonly token: string;
  readonly mailboxes: readonly string[];
  readonly journal: string;
}

process.once('message', async (message) => {
  const job = message as Job;
  const network = createNetwork({
    allowedHosts: [hostPortOf(new URL(job.graph))],
    trustedCa: job.trustedCa,
    proxyFor: () => undefined,
  });
  const call = { signal: new AbortController().signal, deadlineMs: 30_000 };
  await runAudit({
    registration: 'demo',
    protocol: 'graph',
    mailboxes: job.mailboxes,
    allowed: [],
    ask: {
      kind: 'graphBatch',
      diagnose: diagnosed,
      post: (json) =>
        network.http(
          {
            method: 'POST',
            url: `${job.graph}/v1.0/$batch`,
            headers: { authorization: `Bearer ${job.token}`, 'content-type': 'application/json' },
            body: json,
          },
          call,
        ),
    },
    journal: fileJournal(job.journal),
    signal: call.signal,
    clock: { now: Date.now, wait: (ms) => sleep(ms) },
    onProgress: ({ done }) => process.send?.({ done }),
  });
  network.close();
  process.send?.({ ended: true });
  process.disconnect();
});
process.send?.({ ready: true });
