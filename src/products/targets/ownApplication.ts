// Code of one's own: a Node and a Python sample for the mailbox's protocols, ready to run.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { nodeSample } from '../parts/nodeSample.ts';
import { nodeSampleKeys } from '../parts/nodeSampleKeys.ts';
import { pythonSample, pythonSampleKeys } from '../parts/pythonSample.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

export const ownApplication: Target = {
  id: 'ownApplication',
  name: 'My own application',
  kind: 'own',
  summary: 'Your own code, with the Microsoft Authentication Library and a mail library.',
  words: ['code', 'own code', 'custom', 'API', 'MSAL', 'TypeScript', 'JavaScript', 'Python'],
  protocols: ['imap', 'graph', 'ews', 'smtp', 'pop'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret', 'clientCertificate', 'authorizationCode', 'deviceCode', 'password'],
  defaultGrant: 'clientSecret',
  why: 'Microsoft Graph is the protocol that Microsoft keeps developing, and an application that signs in as itself needs no person.',
  notices: [],
  source:
    'Authenticate an IMAP, POP or SMTP connection using OAuth, and Authenticate an EWS application by using OAuth, Microsoft Learn; documentation of MSAL Node, MSAL Python, ImapFlow and Nodemailer',
  asOf: '2026-11-22',
  clouds: anyHosts,
  cloudsWhy: 'MSAL takes any authority; mail hosts are arguments.',
  targets: ['node', 'typescript', 'python'],
  targetNames: {
    node: 'Node.js sample',
    typescript: 'Node.js sample in TypeScript',
    python: 'Python sample',
  },
  keys: [...nodeSampleKeys, ...pythonSampleKeys],
  render: renderOwnApplication,
};

function renderOwnApplication(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  return context.target === 'python'
    ? pythonSample(registration, mailbox, context)
    : nodeSample(registration, mailbox, context);
}
