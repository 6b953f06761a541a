// What one probe's evidence says about access, row by row.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProtocolId } from '../../../src/core/registration/registration.ts';
import type { Evidence } from '../../../src/core/report/evidence.ts';
import type { StepId } from '../../../src/core/report/probeReport.ts';
import { readProbe } from '../../../src/policy/check/probeAccess.ts';
import { diagnosed } from '../../support/diagnosed.ts';
import { ews, graph, inside, mail, outcome } from './modelTenant.ts';

const network: Evidence = { kind: 'network', hop: 'tcp', host: 'h', port: 1, code: 'ECONNREFUSED', text: '' };
const slow: Evidence = { kind: 'limit', limit: 'time', host: 'h', port: 1, during: 'reply', allowed: 1 };
const html: Evidence = {
  kind: 'protocol',
  problem: 'notThisProtocol',
  host: 'h',
  port: 1,
  during: 'body',
  text: '',
};
const wrongAudience: Evidence = { kind: 'claims', problem: 'wrongAudience', expected: 'a', seen: 'b' };
const cancelled: Evidence = { kind: 'local', problem: 'cancelled', text: '' };
const noSecret: Evidence = { kind: 'local', problem: 'secretMissing', text: '' };
const oauth: Evidence = {
  kind: 'oauth',
  status: 401,
  error: 'invalid_client',
  numbers: [7000215],
  description: '',
  endpoint: 'token',
};
const http = (status: number, headers: Record<string, string> = {}): Evidence => ({
  kind: 'http',
  status,
  host: 'h',
  port: 443,
  headers,
  bodyKind: 'empty',
  text: '',
});

const notConnected: Evidence = {
  kind: 'mail',
  protocol: 'imap',
  command: 'SELECT',
  status: 'BAD',
  text: 'User is authenticated but not connected.',
};

const rows: readonly (readonly [string, ProtocolId, StepId, Evidence, string])[] = [
  ['a refused connection', 'ews', 'connect', network, 'noAnswer'],
  ['a deadline', 'imap', 'authenticate', slow, 'noAnswer'],
  ['HTML in place of the protocol', 'graph', 'openMailbox', html, 'noAnswer'],
  ['a wrong secret', 'ews', 'token', oauth, 'noToken'],
  ['a token for another resource', 'ews', 'claims', wrongAudience, 'noToken'],
  ['a cancelled run', 'ews', 'token', cancelled, 'cancelled'],
  ['no stored secret', 'ews', 'token', noSecret, 'noToken'],
  ['HTTP 401', 'ews', 'openMailbox', http(401), 'noToken'],
  ['HTTP 403 with nothing to read', 'ews', 'openMailbox', http(403), 'unclear'],
  ['HTTP 503', 'graph', 'openMailbox', http(503), 'throttled'],
  [
    'HTTP 403 with an EWS policy reason',
    'ews',
    'openMailbox',
    http(403, { 'x-ews-policy-reason': 'x' }),
    'switchedOff',
  ],
  ['an impersonation refusal', 'ews', 'openMailbox', ews('ErrorImpersonateUserDenied'), 'refused'],
  ['an access refusal in EWS', 'ews', 'openMailbox', ews('ErrorAccessDenied'), 'refused'],
  ['a mailbox EWS does not know', 'ews', 'openMailbox', ews('ErrorNonExistentMailbox'), 'missingMailbox'],
  ['a busy EWS', 'ews', 'openMailbox', ews('ErrorServerBusy', { backOffMs: 1000 }), 'throttled'],
  ['EWS switched off', 'ews', 'openMailbox', ews('', { status: 403, policyReason: 'x' }), 'switchedOff'],
  ['an EWS 401', 'ews', 'authenticate', ews('', { status: 401 }), 'noToken'],
  ['an unknown EWS code', 'ews', 'openMailbox', ews('ErrorInternalServerError'), 'unclear'],
  ['an access refusal in Graph', 'graph', 'openMailbox', graph(403, 'ErrorAccessDenied'), 'refused'],
  [
    'a refusal inside another error',
    'graph',
    'openMailbox',
    graph(403, 'Forbidden', ['ErrorAccessDenied']),
    'refused',
  ],
  ['a user Graph does not know', 'graph', 'openMailbox', graph(404, 'ErrorInvalidUser'), 'missingMailbox'],
  [
    'a mailbox on another server',
    'graph',
    'openMailbox',
    graph(404, 'MailboxNotEnabledForRESTAPI'),
    'missingMailbox',
  ],
  ['a Graph 429', 'graph', 'openMailbox', graph(429, 'TooManyRequests'), 'throttled'],
  [
    'a mailbox with too many callers',
    'graph',
    'openMailbox',
    graph(429, 'ApplicationThrottled'),
    'throttled',
  ],
  ['a Graph 500', 'graph', 'openMailbox', graph(500, 'InternalServerError'), 'throttled'],
  ['an invalid token at Graph', 'graph', 'authenticate', graph(401, 'InvalidAuthenticationToken'), 'noToken'],
  [
    'no permission for the call',
    'graph',
    'openMailbox',
    graph(403, 'Authorization_RequestDenied'),
    'unclear',
  ],
  ['IMAP NO to AUTHENTICATE', 'imap', 'authenticate', mail('imap', 'AUTHENTICATE', 'NO'), 'refusedAtSignIn'],
  ['IMAP BAD to SELECT after OK', 'imap', 'openMailbox', notConnected, 'refused'],
  [
    'IMAP BAD to SELECT with nothing to read',
    'imap',
    'openMailbox',
    mail('imap', 'SELECT', 'BAD'),
    'unclear',
  ],
  ['IMAP BYE', 'imap', 'authenticate', mail('imap', 'AUTHENTICATE', 'BYE'), 'throttled'],
  [
    'an IMAP server in trouble',
    'imap',
    'authenticate',
    mail('imap', 'AUTHENTICATE', 'NO', 'UNAVAILABLE'),
    'throttled',
  ],
  ['POP -ERR to AUTH', 'pop', 'authenticate', mail('pop', 'AUTH', '-ERR'), 'refusedAtSignIn'],
  ['POP -ERR to STAT', 'pop', 'openMailbox', mail('pop', 'STAT', '-ERR'), 'unclear'],
  ['SMTP 535 5.7.3', 'smtp', 'authenticate', mail('smtp', 'AUTH', '535', '5.7.3'), 'refusedAtSignIn'],
  ['SMTP 535 5.7.139', 'smtp', 'authenticate', mail('smtp', 'AUTH', '535', '5.7.139'), 'switchedOff'],
  ['SMTP 430 4.2.0', 'smtp', 'openMailbox', mail('smtp', 'MAIL FROM', '430', '4.2.0'), 'refused'],
  ['SMTP 432 4.3.2', 'smtp', 'openMailbox', mail('smtp', 'MAIL FROM', '432', '4.3.2'), 'throttled'],
  ['SMTP 454 4.7.0', 'smtp', 'authenticate', mail('smtp', 'AUTH', '454', '4.7.0'), 'throttled'],
  ['SMTP 550 5.7.60', 'smtp', 'openMailbox', mail('smtp', 'MAIL FROM', '550', '5.7.60'), 'refused'],
];

for (const [what, protocol, step, evidence, kind] of rows) {
  test(`${what} is read as ${kind}`, () => {
    assert.equal(readProbe(outcome(protocol, inside, { id: step, evidence }), diagnosed).kind, kind);
  });
}

test('a mailbox that opened stays opened when the right to send as another address is missing', () => {
  const opened = outcome('smtp', inside, { id: 'openMailbox' });
  const sendAs = { id: 'sendAs', status: 'failed', durationMs: 1, detail: '' } as const;
  const reading = readProbe({ ...opened, ok: false, steps: [...opened.steps, sendAs] }, diagnosed);
  assert.equal(reading.kind, 'opened');
});

test('a failed run without evidence says nothing', () => {
  const base = outcome('ews', inside, { id: 'openMailbox' });
  assert.equal(readProbe({ ...base, ok: false, steps: [] }, diagnosed).kind, 'unclear');
});

test('what the server said counts more than what the token seems to lack', () => {
  const refused = outcome('ews', inside, { id: 'openMailbox', evidence: ews('ErrorImpersonateUserDenied') });
  const lacking = { kind: 'claims', problem: 'missingPermission', expected: 'x', seen: '' } as const;
  const claimsStep = {
    id: 'claims',
    status: 'failed',
    durationMs: 0,
    detail: '',
    evidence: lacking,
  } as const;
  const reading = readProbe({ ...refused, steps: [claimsStep, ...refused.steps] }, diagnosed);
  assert.equal(reading.kind, 'refused');
});
