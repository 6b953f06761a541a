// ImapFlow: IMAP from Node.js, with the token from MSAL.
import { anyHosts } from '../parts/cloudSets.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import { nodeSample } from '../parts/nodeSample.ts';
import { nodeSampleKeys } from '../parts/nodeSampleKeys.ts';
import type { Target } from '../product.ts';

export const imapflow: Target = {
  id: 'imapflow',
  name: 'ImapFlow',
  kind: 'library',
  summary: 'Reads mail from Node.js over IMAP.',
  words: ['Node.js', 'JavaScript', 'TypeScript', 'IMAP'],
  protocols: ['imap'],
  defaultProtocols: ['imap'],
  grants: mailClientGrants,
  defaultGrant: 'clientSecret',
  why: 'ImapFlow takes a ready token and renews none, so MSAL gets one before each connection.',
  notices: [],
  source: 'postalsys/imapflow lib/imap-flow.js (1.6.6, 2026-08-07)',
  asOf: '2026-08-07',
  clouds: anyHosts,
  cloudsWhy: 'MSAL takes any authority; mail hosts are arguments.',
  targets: ['imapflow'],
  instead: ['node'],
  keys: [...nodeSampleKeys],
  render: nodeSample,
};
