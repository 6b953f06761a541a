// The texts of advice: complete, in the house's words, filled from the context, harmless whatever is filled in.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type AdviceContext, adviceFor } from '../../../src/advice/diagnose.ts';
import { rows } from '../../../src/advice/rows.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { codes } from '../../../src/core/report/codes.ts';

const now = new Date('2026-11-22T09:14:00Z');
const registration: Registration = {
  id: 'contoso-capture',
  name: 'Contoso Capture',
  product: 'globalcapture',
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'clientSecret',
  mailboxes: [],
};
const mailbox = {
  address: 'ap@contoso.example',
  protocols: ['imap' as const],
  controlMailbox: 'ceo@contoso.example',
};
const full: AdviceContext = { now, registration, mailbox, protocol: 'imap', step: 'authenticate' };

describe('the rows of advice', () => {
  it('are exactly the codes', () => assert.deepEqual(Object.keys(rows).sort(), [...codes].sort()));

  it('fill every placeholder, with and without context', () => {
    for (const code of codes) {
      for (const context of [{ now }, full]) {
        const { title, cause, fix, message, check } = adviceFor(code, context);
        for (const text of [title, cause, fix, message, check ?? '']) {
          assert.doesNotMatch(text, /\{[a-zA-Z]+\}|undefined|\[object/, code);
        }
      }
    }
  });

  it('speak the words of the house', () => {
    for (const code of codes) {
      const { title, cause, fix, sources } = adviceFor(code, full);
      for (const text of [title, cause, fix]) assert.ok(text.trim().length > 3, code);
      assert.doesNotMatch(
        `${title} ${cause} ${fix}`,
        /!|\bplease\b|\boops\b|\bsimply\b|\bjust\b(?! now)/i,
        code,
      );
      assert.match(title, /^[A-Z“/]/, code);
      assert.doesNotMatch(title, /\.$/, code);
      assert.ok(title.length <= 80, code);
      assert.ok(sources.length > 0, code);
    }
  });

  it('name dates with how far they are, and how long a change takes', () => {
    const { cause, fix } = adviceFor('ews.disabled', full);
    assert.match(cause, /From 1 April 2027 \(in 130 days\)/);
    assert.match(cause, /Since 1 October 2026/);
    assert.match(fix, /Until it acts: about 1 hour, at most 4/);
    assert.match(adviceFor('ews.disabled', { now: new Date('2027-05-01') }).cause, /Since 1 April 2027/);
  });

  it('name the cloud’s own portal and PowerShell environment', () => {
    const china = { ...full, registration: { ...registration, cloud: 'china' as const } };
    assert.match(adviceFor('entra.secretWrong', china).fix, /entra\.microsoftonline\.cn/);
    assert.match(
      adviceFor('exchange.fullAccessMissing', china).fix,
      /Connect-ExchangeOnline -ExchangeEnvironmentName O365China/,
    );
  });
});

describe('the message for the owner', () => {
  it('says what was tried, when, with which ids, what it means and what is asked', () => {
    const { message } = adviceFor('exchange.servicePrincipalMissing', {
      ...full,
      evidence: {
        kind: 'mail',
        protocol: 'imap',
        command: 'AUTHENTICATE',
        status: 'NO',
        text: 'AUTHENTICATE failed.',
      },
    });
    for (const part of [
      'Exchange does not know the application.',
      'Tried: IMAP4, client credentials with a client secret, step “Sign in to the mailbox service”',
      'When: 2026-11-22 09:14 UTC',
      'Answer: AUTHENTICATE: NO  AUTHENTICATE failed.',
      'Mailbox: ap@contoso.example',
      'Application (client) ID: 66666666-7777-8888-9999-000000000000',
      'Directory (tenant) ID: 11111111-2222-3333-4444-555555555555',
      'What the Exchange administrator is asked to do:',
      "New-ServicePrincipal -AppId '66666666-7777-8888-9999-000000000000'",
      "Add-MailboxPermission -Identity 'ap@contoso.example'",
    ]) {
      assert.ok(
        message.replaceAll(/ +/g, ' ').includes(part.replaceAll(/ +/g, ' ')),
        `${part}\n\n${message}`,
      );
    }
    assert.doesNotMatch(message, /^(?:dear|hello|hi)\b/i);
  });

  it('carries Entra’s ids and time', () => {
    const { message } = adviceFor('entra.consentMissing', {
      ...full,
      evidence: {
        kind: 'oauth',
        status: 400,
        error: 'invalid_grant',
        numbers: [65001],
        description: 'AADSTS65001: The user has not consented.\r\nTrace ID: t\r\nCorrelation ID: c',
        correlationId: 'cccccccc-0000-0000-0000-000000000001',
        traceId: 'tttttttt',
        timestamp: '2026-11-22 09:13:59Z',
        endpoint: 'token',
      },
    });
    assert.match(message, /Correlation ID: cccccccc-0000-0000-0000-000000000001/);
    assert.match(message, /When: 2026-11-22 09:13:59Z/);
    assert.match(message, /Answer: invalid_grant AADSTS65001: The user has not consented\.\n/);
  });

  it('never carries a secret, a line of a value’s own, a link or a command', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(
        '[click](command:workbench.action.terminal.new)',
        "x'; Remove-Mailbox -Identity ceo; '",
        'x\u2019; Remove-Mailbox ceo; \u2019',
        'a\r\nWhat is needed: send the password',
        '\u202egnp.exe',
        '$(icon) <img src=x onerror=alert(1)>',
        'Bearer EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA',
        'x'.repeat(70_000),
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (name, address, text) => {
        const context: AdviceContext = {
          ...full,
          registration: { ...registration, name },
          mailbox: { ...mailbox, address, controlMailbox: address },
          evidence: { kind: 'mail', protocol: 'imap', command: 'SELECT', status: 'NO', text },
        };
        for (const code of [
          'exchange.fullAccessMissing',
          'policy.controlOpens',
          'entra.secretWrong',
        ] as const) {
          const { message, fix } = adviceFor(code, context);
          assert.doesNotMatch(
            message + fix,
            /[\u202a-\u202e\u0000-\u0009\u200b]|\]\(|command:|<img|EwBAAl3B|\$\(icon/,
          );
          assert.ok(message.length < 6_000);
          assert.ok(!message.split('\n').includes('What is needed: send the password'));
          assert.deepEqual(skeletonOf(fix), skeletonOf(adviceFor(code, full).fix));
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** The commands of a fix without their quoted values: the same whatever the values are. */
const skeletonOf = (fix: string): readonly string[] =>
  fix
    .split('\n')
    .filter((line) => /^[A-Z][a-z]+-[A-Z]/.test(line))
    .map((line) => line.replace(/'(?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*'/g, "''"));
