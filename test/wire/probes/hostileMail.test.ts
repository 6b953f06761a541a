// Hostile mail servers: whatever they do, the probe ends with a named step, and nothing of the token gets out.
import assert from 'node:assert/strict';
import { before, type TestContext, test } from 'node:test';
import type { Evidence } from '../../../src/core/report/evidence.ts';
import type { StepId } from '../../../src/core/report/probeReport.ts';
import { runProbe } from '../../../src/probes/runProbe.ts';
import {
  goodToken,
  type MailServerRunning,
  serveImap,
  servePop,
  serveSmtp,
  type Talk,
  type Verbs,
} from '../../support/mailServer.ts';
import { failureIn, probeOf, shortDeadlineMs, statuses } from '../../support/probeRig.ts';
import { makeTrust, type TestTrust } from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});

type MailProtocol = 'imap' | 'pop' | 'smtp';
const servers: Readonly<
  Record<MailProtocol, (t: TestContext, trust: TestTrust, verbs?: Verbs) => Promise<MailServerRunning>>
> = { imap: serveImap, pop: servePop, smtp: serveSmtp };

interface Case {
  readonly name: string;
  readonly protocol: MailProtocol;
  readonly verbs: Verbs;
  readonly step: StepId;
  readonly evidence: Partial<Evidence>;
  readonly deadlineMs?: number;
}

const silence = (): void => {};
/** SMTP commands that come in the same flight as MAIL FROM. */
const mute: Verbs = { RCPT: silence, RSET: silence };
const close = (talk: Talk): void => talk.close();
const tooLong = { kind: 'limit', limit: 'time' } as const;
const tooMuch = { kind: 'limit', limit: 'bytes' } as const;
const hungUp = { kind: 'protocol', problem: 'closedEarly' } as const;
const wrong = { kind: 'protocol', problem: 'notThisProtocol' } as const;
const odd = { kind: 'protocol', problem: 'unexpectedReply' } as const;

function endless(line: string): (talk: Talk) => void {
  return (talk) => {
    const more = (): void => {
      while (!talk.socket.destroyed && talk.socket.write(line.repeat(64)));
    };
    talk.socket.on('drain', more);
    more();
  };
}

/** A byte now and then, never a whole line. */
const drip = (talk: Talk): void => {
  const timer = setInterval(() => (talk.socket.destroyed ? clearInterval(timer) : talk.raw('*')), 20);
  talk.socket.on('close', () => clearInterval(timer));
};

/** What every protocol has to survive; the step before TLS differs for STARTTLS. */
const everywhere: readonly Case[] = (['imap', 'pop', 'smtp'] as const).flatMap((protocol) => {
  const first: StepId = protocol === 'smtp' ? 'tls' : 'authenticate';
  const auth = protocol === 'imap' ? 'AUTHENTICATE' : 'AUTH';
  const open = { imap: 'EXAMINE', pop: 'STAT', smtp: 'MAIL' }[protocol];
  const all = { protocol, step: first };
  return [
    {
      ...all,
      name: 'never greets',
      verbs: { greeting: silence, NOOP: silence },
      evidence: tooLong,
      deadlineMs: shortDeadlineMs,
    },
    {
      ...all,
      name: 'sends a byte at a time',
      verbs: { greeting: drip, NOOP: silence },
      evidence: tooLong,
      deadlineMs: shortDeadlineMs,
    },
    { ...all, name: 'sends a line without end', verbs: { greeting: endless('x') }, evidence: tooMuch },
    { ...all, name: 'hangs up at once', verbs: { greeting: close }, evidence: hungUp },
    {
      ...all,
      name: 'greets as SSH',
      verbs: { greeting: (talk: Talk) => talk.send('SSH-2.0-OpenSSH_9.6') },
      evidence: wrong,
    },
    {
      ...all,
      name: 'greets as HTTP',
      verbs: { greeting: (talk: Talk) => talk.send('HTTP/1.1 400 Bad Request') },
      evidence: wrong,
    },
    {
      ...all,
      name: 'greets with a NUL',
      verbs: { greeting: (talk: Talk) => talk.send('* OK +OK 220 \0') },
      evidence: { kind: 'protocol', problem: 'malformed' },
    },
    {
      ...all,
      name: 'greets with bytes that are no text',
      verbs: { greeting: (talk: Talk) => talk.raw(Buffer.from([0xff, 0xfe, 0x80, 13, 10])) },
      evidence: wrong,
    },
    {
      ...all,
      name: 'never answers to AUTH',
      verbs: { [auth]: silence },
      step: 'authenticate',
      evidence: tooLong,
      deadlineMs: shortDeadlineMs,
    },
    { ...all, name: 'hangs up at AUTH', verbs: { [auth]: close }, step: 'authenticate', evidence: hungUp },
    {
      ...all,
      name: 'never opens',
      verbs: { [open]: silence, ...mute },
      step: 'openMailbox',
      evidence: tooLong,
      deadlineMs: shortDeadlineMs,
    },
    {
      ...all,
      name: 'hangs up instead of opening',
      verbs: { [open]: close },
      step: 'openMailbox',
      evidence: hungUp,
    },
    {
      ...all,
      name: 'answers the opening with a line without end',
      verbs: { [open]: endless('y') },
      step: 'openMailbox',
      evidence: tooMuch,
    },
  ];
});

/** Says `+ …` or `334 …` for ever. */
const challenges = (prefix: string) => (talk: Talk) => {
  const again = (): void => {
    talk.send(`${prefix} ${Buffer.from('{"status":"401"}').toString('base64')}`);
    talk.next(again);
  };
  again();
};

function oneProtocol(
  protocol: MailProtocol,
  step: StepId,
  cases: readonly Omit<Case, 'protocol' | 'step'>[],
): readonly Case[] {
  return cases.map((one) => ({ ...one, protocol, step }));
}

const imapCases: readonly Case[] = oneProtocol('imap', 'authenticate', [
  {
    name: 'greets as if already signed in',
    verbs: { greeting: (talk) => talk.send('* PREAUTH welcome back') },
    evidence: odd,
  },
  {
    name: 'says BYE at once',
    verbs: { greeting: (talk) => talk.send('* BYE Too many connections') },
    evidence: { kind: 'mail', command: 'greeting', status: 'BYE' },
  },
  {
    name: 'answers for another tag',
    verbs: { AUTHENTICATE: (talk) => talk.send('A99 OK welcome') },
    evidence: odd,
  },
  { name: 'challenges for ever', verbs: { AUTHENTICATE: challenges('+') }, evidence: odd },
  {
    name: 'does not offer XOAUTH2',
    verbs: { greeting: (talk) => talk.send('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi') },
    evidence: { kind: 'protocol', problem: 'missingMechanism' },
  },
  {
    name: 'says BYE instead of an answer to AUTHENTICATE',
    verbs: { AUTHENTICATE: (talk) => talk.send('* BYE Connection closed. 14') },
    evidence: { kind: 'mail', command: 'AUTHENTICATE', status: 'BYE' },
  },
  {
    name: 'answers a good sign-in with bare text',
    verbs: { AUTHENTICATE: (talk) => talk.send('OK') },
    evidence: odd,
  },
]);

const imapOpening: readonly Case[] = oneProtocol('imap', 'openMailbox', [
  {
    name: 'sends a million untagged lines',
    verbs: { EXAMINE: endless('* 1 FETCH\r\n') },
    evidence: { kind: 'limit', limit: 'lines' },
  },
  {
    name: 'announces a literal of four gigabytes',
    verbs: { EXAMINE: (talk) => talk.send('* LIST () "/" {4294967295}') },
    evidence: tooMuch,
  },
  {
    name: 'nests literals',
    verbs: { EXAMINE: endless('* X {1}\r\nx') },
    evidence: { kind: 'limit', limit: 'lines' },
  },
  { name: 'asks for more', verbs: { EXAMINE: (talk) => talk.send('+ go on') }, evidence: odd },
  {
    name: 'answers BAD with the connection closed behind it',
    verbs: {
      EXAMINE: (talk, _, tag) => {
        talk.raw(`${tag} BAD User is authenticated but not connected.\r\n* BYE Connection closed. 14\r\n`);
        talk.close();
      },
    },
    evidence: { kind: 'mail', status: 'BAD' },
  },
  {
    name: 'claims PREAUTH under the tag',
    verbs: { EXAMINE: (talk, _, tag) => talk.send(`${tag} PREAUTH ok`) },
    evidence: odd,
  },
]);

const otherCases: readonly Case[] = [
  {
    protocol: 'pop',
    name: 'challenges for ever',
    verbs: { AUTH: challenges('+') },
    step: 'authenticate',
    evidence: odd,
  },
  {
    protocol: 'pop',
    name: 'says the address is locked',
    verbs: { greeting: (talk) => talk.send('-ERR [IN-USE] locked') },
    step: 'authenticate',
    evidence: { kind: 'mail', command: 'greeting', status: '-ERR', enhanced: 'IN-USE' },
  },
  {
    protocol: 'smtp',
    name: 'challenges for ever',
    verbs: { AUTH: challenges('334') },
    step: 'authenticate',
    evidence: odd,
  },
  {
    protocol: 'smtp',
    name: 'never ends its EHLO reply',
    verbs: { EHLO: endless('250-X\r\n') },
    step: 'tls',
    evidence: { kind: 'protocol', problem: 'malformed' },
  },
  {
    protocol: 'smtp',
    name: 'changes the code inside a reply',
    verbs: { EHLO: (talk) => talk.raw('250-a\r\n550 b\r\n') },
    step: 'tls',
    evidence: { kind: 'protocol', problem: 'malformed' },
  },
  {
    protocol: 'smtp',
    name: 'greets with a refusal',
    verbs: { greeting: (talk) => talk.send('554 5.7.1 no service') },
    step: 'tls',
    evidence: { kind: 'mail', command: 'greeting', status: '554' },
  },
  {
    protocol: 'smtp',
    name: 'hangs up at STARTTLS',
    verbs: { STARTTLS: close },
    step: 'tls',
    evidence: hungUp,
  },
  {
    protocol: 'smtp',
    name: 'answers STARTTLS and then talks plain text',
    verbs: {
      STARTTLS: (talk) => {
        talk.send('220 go');
        talk.next(() => talk.send('250 plain'));
        talk.socket.once('data', () => talk.send('250 plain'));
      },
    },
    step: 'tls',
    evidence: { kind: 'network', hop: 'tls' },
  },
  {
    protocol: 'smtp',
    name: 'takes the sender and refuses the recipient',
    verbs: { RCPT: (talk) => talk.send('550 5.1.1 nobody here') },
    step: 'sendAs',
    evidence: { kind: 'mail', command: 'RCPT TO', status: '550' },
  },
];

for (const { name, protocol, verbs, step, evidence, deadlineMs = 60_000 } of [
  ...everywhere,
  ...imapCases,
  ...imapOpening,
  ...otherCases,
]) {
  test(`${protocol}: a server that ${name}`, async (t) => {
    const server = await servers[protocol](t, trust, verbs);
    const outcome = await runProbe(probeOf(t, trust, protocol, server.port, { deadlineMs }));
    assert.equal(outcome.ok, false);
    const failure = failureIn(outcome);
    assert.equal(failure.step, step, `${statuses(outcome)} ${JSON.stringify(failure.evidence)}`);
    assert.partialDeepStrictEqual(failure.evidence, evidence);
    assert.doesNotMatch(JSON.stringify(outcome), new RegExp(`${goodToken.slice(0, 20)}|dXNlcj1hcEBj`));
  });
}

for (const protocol of ['imap', 'pop', 'smtp'] as const) {
  test(`${protocol}: a server that hangs up after any number of bytes fails the probe and nothing else`, async (t) => {
    let left = 0;
    const cut = (talk: Talk): Talk => ({
      ...talk,
      send: (line) => {
        const bytes = `${line}\r\n`.slice(0, left);
        left -= bytes.length;
        talk.raw(bytes);
        if (left <= 0) talk.close();
      },
    });
    const { imapVerbs, popVerbs, smtpVerbs } = await import('../../support/mailServer.ts');
    const whole = { imap: imapVerbs, pop: popVerbs, smtp: smtpVerbs }[protocol];
    const verbs = Object.fromEntries(
      Object.entries(whole).map(([verb, handle]) => [
        verb,
        (talk: Talk, rest: string, tag: string) => handle(cut(talk), rest, tag),
      ]),
    );
    const server = await servers[protocol](t, trust, verbs);
    for (let bytes = 1; bytes < 300; bytes += 7) {
      left = bytes;
      const outcome = await runProbe(probeOf(t, trust, protocol, server.port, { deadlineMs: 60_000 }));
      if (outcome.ok) break;
      const { evidence } = failureIn(outcome);
      assert.ok(['protocol', 'network', 'mail'].includes(evidence.kind), JSON.stringify(evidence));
    }
  });

  test(`${protocol}: an address that could add a command reaches no server`, async (t) => {
    const server = await servers[protocol](t, trust);
    for (const openAs of ['a@b.c\r\nQUIT', 'a\u0001auth=Bearer x', 'a@b.c\0', 'a@b.c> x']) {
      const outcome = await runProbe(probeOf(t, trust, protocol, server.port, { openAs }));
      const { step, evidence } = failureIn(outcome);
      assert.equal(step, 'authenticate');
      assert.partialDeepStrictEqual(evidence, { kind: 'local', problem: 'invalidInput' });
    }
    assert.equal(server.connections(), 0);
  });

  test(`${protocol}: cancelling ends the wait at once`, async (t) => {
    const controller = new AbortController();
    const open = { imap: 'EXAMINE', pop: 'STAT', smtp: 'MAIL' }[protocol];
    const server = await servers[protocol](t, trust, { [open]: () => controller.abort(), ...mute });
    const outcome = await runProbe(probeOf(t, trust, protocol, server.port, { signal: controller.signal }));
    const { step, evidence } = failureIn(outcome);
    assert.equal(step, 'openMailbox');
    assert.partialDeepStrictEqual(evidence, { kind: 'local', problem: 'cancelled' });
  });
}

for (const protocol of ['imap', 'pop', 'smtp'] as const) {
  test(`${protocol}: a server that takes the connection and says nothing is named long before the run's end`, async (t) => {
    const server = await servers[protocol](t, trust, { greeting: silence, NOOP: silence });
    const request = probeOf(t, trust, protocol, server.port, { deadlineMs: 30_000, greetingMs: 60 });
    const { evidence } = failureIn(await runProbe(request));
    assert.partialDeepStrictEqual(evidence, {
      kind: 'limit',
      limit: 'time',
      during: 'greeting',
      allowed: 60,
    });
  });
}
