// Nodemailer: SMTP from Node.js, with the token from MSAL.

import { anyHosts } from '../parts/cloudSets.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import { nodeSample } from '../parts/nodeSample.ts';
import { nodeSampleKeys } from '../parts/nodeSampleKeys.ts';
import type { Target } from '../product.ts';

export const nodemailer: Target = {
  id: 'nodemailer',
  name: 'Nodemailer',
  kind: 'library',
  summary: 'Sends mail from Node.js over SMTP AUTH.',
  words: ['Node.js', 'JavaScript', 'TypeScript', 'SMTP'],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: mailClientGrants,
  defaultGrant: 'clientSecret',
  why: 'Nodemailer has no client credentials of its own, so MSAL gets the token and hands it over.',
  notices: [
    {
      id: 'noServiceName',
      severity: 'info',
      text: 'Nodemailer’s own token renewal asks Google unless accessUrl is set; the sample leaves it to MSAL.',
      source: 'nodemailer/nodemailer lib/xoauth2/index.js (9.0.5, 2026-08-07)',
      confidence: 'high',
    },
  ],
  source: 'nodemailer/nodemailer lib/xoauth2/index.js and lib/well-known/services.json (9.0.5, 2026-08-07)',
  asOf: '2026-08-07',
  clouds: anyHosts,
  cloudsWhy: 'MSAL takes any authority; mail hosts are arguments.',
  targets: ['nodemailer'],
  instead: ['node'],
  keys: [...nodeSampleKeys],
  render: nodeSample,
};
