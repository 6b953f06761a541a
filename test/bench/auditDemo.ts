// A demo tenant with ten thousand mailboxes in a process of its own, so that its memory and work are not measured.
import { startDemoTenant } from '../../src/demo/demoTenant.ts';

const { latencyMs = 50, extraMailboxes = 10_000 } = JSON.parse(process.argv[2] ?? '{}') as {
  latencyMs?: number;
  extraMailboxes?: number;
};
const demo = await startDemoTenant({ latencyMs, extraMailboxes });
demo.setScenario('mayListUsers');
const { endpoints, tenantId, clientId, secret, mailboxes, controlMailbox } = demo;
process.send?.({ endpoints, tenantId, clientId, secret, mailboxes, controlMailbox });
process.once('disconnect', () => demo.stop());
