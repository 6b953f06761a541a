// Setting and forgetting a credential: what a person is asked and what code may hand over, each kind, left and empty.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Credential } from '../../../src/core/credential/credential.ts';
import { Secret } from '../../../src/core/credential/secret.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import type { Services } from '../../../src/host/shell/services.ts';

const { fake, InputBoxValidationSeverity, window } = await import('../../support/fakeVscode.ts');
const { createPersonArguments } = await import('../../../src/host/shell/call.ts');
const { createDispatcher } = await import('../../../src/host/shell/dispatcher.ts');
const { credentialCommands } = await import('../../../src/host/credentials/credentialCommands.ts');

const own: Registration = {
  id: 'contoso',
  name: 'Contoso $(key)',
  product: 'ownApplication',
  cloud: 'global',
  tenantId: 'contoso.com',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'clientSecret',
  mailboxes: [{ address: 'ap@contoso.com', signInAs: 'svc@contoso.com', protocols: ['imap'] }],
};
const entra = 'aB38Q~abcdefghijklmnopqrstuvwxyz012345678';
const guid = '11111111-2222-3333-4444-555555555555';

let entries: Registration[] = [];
let stored: Credential | undefined;
let typed: (string | undefined)[] = [];
interface Box {
  readonly title: string;
  readonly value?: string;
  readonly password?: boolean;
  readonly ignoreFocusOut?: boolean;
  validateInput?(text: string): { message: string; severity: number } | null;
}
let boxes: Box[] = [];
Object.assign(window, {
  showInputBox: async (box: Box) => {
    boxes.push(box);
    return typed.shift();
  },
});

const withScope = (registration: Registration) => ({
  registration,
  scope: { kind: 'user' },
  ignoredHosts: [],
});
const services = {
  registrations: {
    all: () => entries.map(withScope),
    find: (id: string) => entries.filter((entry) => entry.id === id).map(withScope)[0],
    entries: () => entries,
    problems: () => [],
  },
  credentials: {
    seen: () => '',
    read: async () => stored,
    store: async (_: Registration, credential: Credential) => {
      stored = credential;
    },
    forget: async () => {
      stored = undefined;
    },
  },
  log: { info: () => undefined, error: () => undefined },
  redact: (text: string) => text,
  redactor: createRedactor(),
  personArguments: createPersonArguments(),
} as unknown as Services;
const call = createDispatcher([], [async () => credentialCommands(services)], services);

const set = (values?: object) =>
  call(
    'exchangeOAuth.credential.set',
    values === undefined ? undefined : { registration: own.id, ...values },
  );
const forget = (argument?: object) => call('exchangeOAuth.credential.forget', argument);
/** What is stored, with its secret shown. */
const kept = () =>
  stored === undefined
    ? undefined
    : Object.fromEntries(
        Object.entries(stored).map(([name, value]) => [
          name,
          value instanceof Secret ? value.reveal() : value,
        ]),
      );
const agree = () => {
  fake.answer = ({ buttons }) => buttons[0];
};

beforeEach(() => {
  fake.reset();
  [entries, stored, typed, boxes] = [[own], undefined, [], []];
});

describe('a person who sets a credential', () => {
  it('pastes a secret, which is hidden, checked while it is typed and stored without a question', async () => {
    stored = { kind: 'secret', secret: new Secret('the one before') };
    typed = [entra];
    assert.deepEqual(await set(), { stored: true });
    assert.deepEqual(kept(), { kind: 'secret', secret: entra });
    assert.deepEqual(fake.shown, []);
    assert.deepEqual(fake.done, ['status: $(key) Stored for Contoso $ (key)']);
    const [box] = boxes;
    assert.deepEqual([box?.password, box?.ignoreFocusOut], [true, true]);
    assert.equal(box?.validateInput?.(''), null);
    assert.equal(box?.validateInput?.(entra), null);
    const wrong = box?.validateInput?.(guid);
    assert.equal(wrong?.severity, InputBoxValidationSeverity.Error);
    assert.match(wrong?.message ?? '', /Secret ID/);
    assert.equal(box?.validateInput?.('hunter2')?.severity, InputBoxValidationSeverity.Warning);
  });

  it('changes nothing by leaving, or by entering nothing', async () => {
    for (const answer of [undefined, '']) {
      typed = [answer];
      assert.equal(await set(), undefined);
    }
    entries = [{ ...own, grant: 'password' }];
    for (const answers of [[undefined], [''], ['ann', undefined], ['ann', '']]) {
      typed = answers;
      assert.equal(await set(), undefined);
    }
    entries = [{ ...own, grant: 'clientCertificate' }];
    assert.equal(await set(), undefined);
    assert.match(fake.shown.at(-1)?.text ?? '', /certificate/);
    assert.equal(stored, undefined);
    assert.deepEqual(fake.done, []);
  });

  it('names an account and its password', async () => {
    for (const [mailboxes, offered] of [
      [own.mailboxes, 'svc@contoso.com'],
      [[{ address: 'ap@contoso.com', protocols: ['imap'] }], 'ap@contoso.com'],
      [[], ''],
    ] as const) {
      entries = [{ ...own, grant: 'password', mailboxes } as Registration];
      boxes = [];
      typed = ['ann@contoso.com', 'Blue horse 77'];
      assert.deepEqual(await set(), { stored: true });
      assert.deepEqual(kept(), { kind: 'password', userName: 'ann@contoso.com', password: 'Blue horse 77' });
      assert.deepEqual(
        boxes.map(({ value, password, ignoreFocusOut }) => [value, password, ignoreFocusOut]),
        [
          [offered, undefined, true],
          [undefined, true, true],
        ],
      );
      assert.match(boxes[1]?.title ?? '', /ann@contoso\.com/);
    }
  });

  it('types nothing if a person signs in', async () => {
    for (const grant of ['authorizationCode', 'deviceCode'] as const) {
      entries = [{ ...own, grant }];
      assert.deepEqual(await set(), { stored: true });
      assert.deepEqual(kept(), { kind: 'signIn' });
    }
    assert.deepEqual(boxes, []);
  });

  it('chooses whose it is if there are several', async () => {
    entries = [own, { ...own, id: 'other', name: 'Other', clientId: guid }];
    fake.answer = ({ buttons }) => buttons[1];
    typed = [entra];
    await set();
    assert.deepEqual(fake.done, ['status: $(key) Stored for Other']);
    assert.match(fake.shown[0]?.text ?? '', /^Whose credential/);
  });
});

describe('a credential that code sets', () => {
  it('is a secret, or a password with its account', async () => {
    await set({ secret: entra });
    assert.deepEqual(kept(), { kind: 'secret', secret: entra });
    assert.deepEqual(fake.done, []);
    for (const [mailboxes, userName, expected] of [
      [own.mailboxes, 'ann', 'ann'],
      [own.mailboxes, undefined, 'svc@contoso.com'],
      [[{ address: 'ap@contoso.com', protocols: ['imap'] }], undefined, 'ap@contoso.com'],
      [[], undefined, ''],
    ] as const) {
      entries = [{ ...own, grant: 'password', mailboxes } as Registration];
      stored = undefined;
      await set({ secret: guid, userName });
      assert.deepEqual(kept(), { kind: 'password', userName: expected, password: guid });
    }
    assert.deepEqual(boxes, []);
  });

  it('is refused if it is empty, half of a certificate, no text or a Secret ID', async () => {
    const certificatePem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
    const privateKeyPem = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n';
    for (const [values, says] of [
      [{ secret: '' }, /secret is empty/],
      [{ secret: 7 }, /must be text/],
      [{ certificatePem }, /needs both/],
      [{ privateKeyPem }, /needs both/],
      [{ certificatePem, privateKeyPem: '' }, /takes the certificate alone/],
      [{ certificatePem: 'MIIB', privateKeyPem }, /takes the certificate alone/],
      [{ secret: guid }, /Secret ID/],
    ] as const)
      await assert.rejects(async () => set(values), says);
    assert.equal(stored, undefined);
    await set({ certificatePem, privateKeyPem, secret: entra });
    assert.deepEqual(kept(), { kind: 'certificate', certificatePem, privateKeyPem });
    stored = undefined;
    // Another authority may give out such secrets.
    entries = [{ ...own, cloud: 'custom' }];
    await set({ secret: guid });
    assert.deepEqual(kept(), { kind: 'secret', secret: guid });
  });

  it('replaces another one only if a person agrees, who sees of which application', async () => {
    stored = { kind: 'secret', secret: new Secret('the secret of a person') };
    assert.equal(await set({ secret: entra }), undefined);
    assert.deepEqual(kept(), { kind: 'secret', secret: 'the secret of a person' });
    const [question] = fake.shown;
    assert.match(question?.text ?? '', /^Replace the credential stored for Contoso/);
    assert.match(
      question?.detail ?? '',
      /client 66666666-7777-8888-9999-000000000000 in tenant contoso\.com/,
    );
    agree();
    assert.deepEqual(await set({ secret: entra }), { stored: true });
    assert.deepEqual(kept(), { kind: 'secret', secret: entra });
  });

  it('replaces one of the demo tenant unasked, which is made anew at each start', async () => {
    entries = [{ ...own, cloud: 'demo' }];
    stored = { kind: 'secret', secret: new Secret('of the start before') };
    assert.deepEqual(await set({ secret: entra }), { stored: true });
    assert.deepEqual(fake.shown, []);
  });
});

describe('forgetting a credential', () => {
  it('says where it stays valid and who else uses it, each once', async () => {
    stored = { kind: 'secret', secret: new Secret(entra) };
    entries = [own, { ...own, id: 'b', name: 'Bills' }, { ...own, id: 'c', name: 'Other', clientId: guid }];
    assert.equal(await forget({ registration: own.id }), undefined);
    assert.notEqual(stored, undefined);
    const [question] = fake.shown;
    assert.match(question?.text ?? '', /^Forget the credential of Contoso/);
    const [first, ...others] = question?.detail.split('\n\n') ?? [];
    assert.match(first ?? '', /stays valid/);
    assert.deepEqual(others, ['Used by Bills.']);
    assert.deepEqual(question?.buttons, ['Forget']);
    agree();
    assert.deepEqual(await forget({ registration: own.id }), { stored: false });
    assert.equal(stored, undefined);
  });

  it('names nobody if nobody else uses it, and asks whose it is', async () => {
    entries = [own, { ...own, id: 'c', name: 'Other', clientId: guid }];
    fake.answer = ({ kind, buttons }) => (kind === 'pick' ? buttons[0] : undefined);
    assert.equal(await forget(), undefined);
    assert.match(fake.shown[0]?.text ?? '', /^Whose credential do you want to forget/);
    assert.doesNotMatch(fake.shown[1]?.detail ?? '', /Used by/);
  });
});
