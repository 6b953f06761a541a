// Secrets in the wrong place: a field of the wizard, a file that is imported, a name that is asked for. None is kept there.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import {
  emptyState,
  mailboxFields,
  stateOf,
  textFields,
  type WizardState,
} from '../../../src/wizard/state.ts';
import { open, registration, secret } from '../../support/credentialWindow.ts';
import { emptyDisk } from '../../support/suddenEnd.ts';

const { fake, settingsChanged } = await import('../../support/fakeVscode.ts');
const { withoutSecrets } = await import('../../../src/host/wizard/secretsInDraft.ts');
const { createDrafts } = await import('../../../src/host/wizard/drafts.ts');
const { createDispatcher } = await import('../../../src/host/shell/dispatcher.ts');
const { createPersonArguments } = await import('../../../src/host/shell/call.ts');
const { profileCommands } = await import('../../../src/host/registrations/profileCommands.ts');
const { credentialCommands } = await import('../../../src/host/credentials/credentialCommands.ts');
const { createRegistrationStore } = await import('../../../src/host/registrations/registrationStore.ts');
const { createReportKeys } = await import('../../../src/host/handOff/reportKey.ts');
const { problemCommand } = await import('../../../src/host/advice/problemCommand.ts');
const { exportProfile } = await import('../../../src/products/profile.ts');

/** What the files of the drafts hold after a draft was kept. */
async function keptOf(state: WizardState, t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'drafts-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const drafts = createDrafts(folder, createRedactor().redact);
  drafts.keep({ ...state, product: 'ownApplication' });
  await drafts.drop('none');
  const files = await readdir(folder);
  return (await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')))).join('\n');
}

const draft = emptyState('d1');
const withText = (field: (typeof textFields)[number], text: string): WizardState => ({
  ...draft,
  texts: { ...draft.texts, [field]: text },
});
const withMailbox = (field: (typeof mailboxFields)[number], text: string): WizardState => ({
  ...draft,
  mailboxes: [
    {
      key: 'm1',
      kind: 'user',
      protocols: ['imap'],
      address: '',
      signInAs: '',
      sendAs: '',
      controlMailbox: '',
      [field]: text,
    } as WizardState['mailboxes'][number],
  ],
});
type Place = readonly string[];

/** Where texts stand in a value; `+` is a member that nobody expects. */
function textsIn(value: unknown): readonly Place[] {
  if (typeof value === 'string') return [[]];
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.entries(value).flatMap(([key, inner]) => textsIn(inner).map((place) => [key, ...place]));
  return Array.isArray(value) ? own : [['+'], ...own];
}

function withAt(whole: WizardState, place: Place, text: string): WizardState {
  const copy = structuredClone(whole);
  let at = copy as unknown as Record<string, unknown>;
  for (const key of place.slice(0, -1)) at = at[key] as typeof at;
  const last = place.at(-1) ?? '';
  if (last === '+') at[text] = 'x';
  else at[last] = text;
  return copy;
}

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));

/** What nobody has told us of, and the part of it that must not be written. */
const unknown: Readonly<Record<string, readonly [typed: string, hidden: string]>> = {
  'a password with spaces': ['my 2nd horse eats Blue hay', 'eats Blue'],
  'a passphrase without digits': ['correct horse battery staple', 'horse battery'],
  'a secret of hexadecimal digits': ['4f9d2c81b7e0a6356d1c9e8f7a2b4c5d6e0f1a3b', '9e8f7a2b4c5d'],
  'a secret in lower case': ['k3j9d0s8f7h2k5l1m4n6b8v0', 'f7h2k5l1m4'],
  'a secret in capitals (base32)': ['MFRG2ZDPN5XWC3TMMFRGGZDFMZTQ4', 'N5XWC3TMMF'],
  'the body of a private key, its lines joined by spaces': [
    pem.split('\n').slice(1, 6).join(' '),
    pem.split('\n')[3]?.slice(8, 40) ?? '-',
  ],
  'an address with a password before it': ['https://ann:Blue-horse-77@mail.contoso.com/EWS', 'Blue-horse'],
  'a host with a password before it': ['ann:blue-horse-77@imap.contoso.com:993', 'blue-horse'],
  'an address with a key behind it': ['https://mail.contoso.com/?key=Zx81kQp0Vt7mNb3LcR5yHd2f', 'Vt7mNb3L'],
};

describe('a draft of the wizard', () => {
  for (const [what, [typed, hidden]] of Object.entries(unknown)) {
    it(`keeps no part of ${what}, whatever field it was typed into`, async (t) => {
      for (const field of textFields.filter((each) => each !== 'name'))
        assert.ok(!(await keptOf(withText(field, typed), t)).includes(hidden), field);
      for (const field of mailboxFields)
        assert.ok(!(await keptOf(withMailbox(field, typed), t)).includes(hidden), field);
    });
  }

  it('keeps no secret of hexadecimal digits in the name', async (t) => {
    const typed = randomBytes(20).toString('hex');
    assert.ok(!(await keptOf(withText('name', typed), t)).includes(typed.slice(8, 30)));
  });

  it('keeps no known secret anywhere, whatever a page or a later version puts there', () => {
    const redactor = createRedactor();
    const value = 'correct horse battery staple 77';
    redactor.learn(value);
    const mailboxes = [{ address: 'ap@contoso.com', protocols: ['imap' as const] }];
    const whole = stateOf('d1', { ...registration, mailboxes }, { kind: 'user' }, 'base');
    const places = textsIn(whole);
    assert.ok(places.length > 30, String(places.length));
    const left = places.filter((place) => {
      const draft = withAt(whole, place, value);
      return JSON.stringify(withoutSecrets(draft, redactor.redact)).includes(value);
    });
    assert.deepEqual(left, []);
  });

  it('keeps no product that is a password', () => {
    const product = 'kT8x~zX4vB9nM2pL6wR1yF5hJ3gD7sA0cEuIoWqZ';
    const draft = { ...stateOf('d1', registration, { kind: 'user' }, 'base'), product };
    assert.equal(JSON.stringify(withoutSecrets(draft, (text) => text)).includes(product), false);
  });

  it('keeps what its fields ask for, complete or not yet', async (t) => {
    for (const [field, text] of [
      ['name', 'Invoice capture of Contoso 2026, second try'],
      ['tenant', 'contoso-invoices-2026.onmicrosoft.com'],
      ['tenant', '{11111111-2222-3333-4444-55555555555a}'],
      ['clientId', '66666666-7777-8888-9999-0000000000'],
      ['clientId', 'api://66666666-7777-8888-9999-00000000000a'],
      ['clientId', 'Application (client) ID: 66666666-7777-8888-9999-00000000000a'],
      ['redirectUri', 'https://app2.contoso.com/oauth2/v2/callback4'],
      ['redirectUri', 'http://localhost:8080/login'],
      ['ews', 'https://mail3.contoso.com:8443/EWS/Exchange.asmx'],
      ['imap', 'imap2.mail4.contoso5.com:993'],
      ['expiresOn', '2027-05-0'],
    ] as const)
      assert.ok((await keptOf(withText(field, text), t)).includes(text), text);
    for (const text of [
      'invoices2.dept3.eu4.capture@contoso',
      'Ann Lee <ann.lee@contoso.com>',
      'a1b2@c3d4.example.com',
    ])
      assert.ok((await keptOf(withMailbox('address', text), t)).includes(text), text);
  });
});

/** A window whose settings are `user`, and what comes of its commands. */
function windowWith(user: Registration[]) {
  const settings = { user };
  const opened = open(emptyDisk());
  fake.reset();
  fake.inspect = () => ({ globalValue: settings.user }) as never;
  fake.update = async (_: string, list: unknown) => {
    settings.user = list as Registration[];
    settingsChanged.fire({ affectsConfiguration: () => true });
  };
  const registrations = createRegistrationStore([] as never, {
    settle: async () => undefined,
    holdsSecret: opened.redactor.knows,
  });
  const services = {
    registrations,
    credentials: opened.store,
    redactor: opened.redactor,
    hosts: { agree: async () => undefined, need: async () => true },
    log: { info: () => undefined, error: () => undefined },
    redact: opened.redactor.redact,
    personArguments: createPersonArguments(),
  };
  const rows = [...profileCommands(services as never), ...credentialCommands(services as never)];
  return { ...opened, settings, services, run: createDispatcher(rows, [], services) };
}

const entra = 'aB38Q~abcdefghijklmnopqrstuvwxyz012345678';
const jwt = `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.${'a1B2'.repeat(20)}`;

describe('settings', () => {
  it('take no name that is a client secret, token or private key, though nobody told us of it', async () => {
    for (const name of [entra, `Capture ${entra}`, jwt]) {
      const { services, settings } = windowWith([]);
      await assert.rejects(
        services.registrations.save({ ...registration, name }, { kind: 'user' }, 'new'),
        /holds a secret/,
      );
      assert.deepEqual(settings.user, []);
    }
  });

  it('take no such secret of a profile that is imported', async () => {
    const { run, settings } = windowWith([]);
    const text = exportProfile([{ ...registration, name: entra }], { exportedOn: '2026-01-01' }).text;
    await assert.rejects(async () => run('exchangeOAuth.profile.import', { text }), /holds a secret/);
    assert.deepEqual(settings.user, []);
  });

  it('take names in ordinary words about authentication', async () => {
    for (const name of ['Basic MailCapture2026', 'Bearer tokens of Contoso', 'password: rotate in May']) {
      const { services, settings } = windowWith([]);
      await services.registrations.save({ ...registration, name }, { kind: 'user' }, 'new');
      assert.equal(settings.user[0]?.name, name);
    }
  });
});

describe('a profile that is exported', () => {
  it('holds no secret that was typed for the customer, nor one that stands in the settings', async () => {
    const value = 'Summer-of-69-and-more';
    const { run, redactor } = windowWith([{ ...registration, name: `Contoso ${value}` }]);
    redactor.learn(value);
    const profile = (await run('exchangeOAuth.profile.export', {
      registrations: ['capture'],
      customer: `Contoso ${value}`,
    })) as { text: string };
    assert.ok(!profile.text.includes(value));
    assert.equal(JSON.parse(profile.text).registrations.length, 1);
  });
});

describe('a certificate', () => {
  const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
  const set = async (values: object) => {
    const { run, store } = windowWith([{ ...registration, grant: 'clientCertificate' }]);
    const done = await Promise.resolve(
      run('exchangeOAuth.credential.set', { registration: 'capture', ...values }),
    ).catch(String);
    return { done, stored: (await store.state(registration)).kind };
  };

  it('that code sets with its private key in the place of the certificate is not stored', async () => {
    for (const values of [
      { certificatePem: pem, privateKeyPem: certificate },
      { certificatePem: `${certificate}${pem}`, privateKeyPem: pem },
      { certificatePem: certificate, privateKeyPem: certificate },
      { certificatePem: 'MIIB', privateKeyPem: 'MIIE' },
    ]) {
      const { done, stored } = await set(values);
      assert.match(String(done), /certificatePem/);
      assert.equal(stored, 'none');
      assert.ok(!String(done).includes(pem.slice(40, 80)));
    }
    assert.equal((await set({ certificatePem: certificate, privateKeyPem: pem })).stored, 'certificate');
  });
});

describe('what is noted beside a secret', () => {
  const value = 'Summer-of-69-and-more';
  it('holds none, though the registration has the secret as its name', async () => {
    const { store, globalState } = windowWith([]);
    await store.store({ ...registration, name: value }, secret(value));
    const notes = JSON.stringify(globalState.keys().map((key) => globalState.get(key)));
    assert.ok(!notes.includes(value), notes);
  });

  it('holds none of whose key signed a report', async () => {
    const { secrets, globalState, redactor } = windowWith([]);
    redactor.learn(value);
    const keys = createReportKeys({ secrets, globalState, redactor, log: { error: () => undefined } });
    await keys.remember('aa:bb', value);
    assert.ok(!JSON.stringify(globalState.keys().map((key) => globalState.get(key))).includes(value));
  });
});

describe('a problem report', () => {
  it('names no product that somebody made up, which may be a customer', async () => {
    const { services } = windowWith([
      { ...registration, product: 'Contoso takeover' },
      { ...registration, id: 'other', product: 'davmail' },
    ]);
    const { workspace } = await import('../../support/fakeVscode.ts');
    const configuration = workspace.getConfiguration;
    Object.assign(workspace, { getConfiguration: () => ({ inspect: () => fake.inspect('') }) });
    const run = createDispatcher(
      [problemCommand({ ...services, reports: { probes: () => [] } } as never)],
      [],
      services,
    );
    const { markdown } = (await run('exchangeOAuth.problem.report', { code: true })) as { markdown: string };
    Object.assign(workspace, { getConfiguration: configuration });
    assert.ok(!markdown.includes('Contoso takeover'), markdown);
    assert.match(markdown, /davmail/);
  });
});

describe('what is public of a key', () => {
  it('is shown: neither the public key nor the certificate’s modulus is a secret', () => {
    for (const bits of [2048, 3072]) {
      const pair = generateKeyPairSync('rsa', { modulusLength: bits });
      const redactor = createRedactor();
      redactor.learn(String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' })));
      const shown = [
        String(pair.publicKey.export({ type: 'spki', format: 'pem' })),
        String(pair.publicKey.export({ type: 'pkcs1', format: 'pem' })),
        pair.publicKey.export({ type: 'spki', format: 'der' }).toString('hex'),
        JSON.stringify(pair.publicKey.export({ format: 'jwk' })),
      ];
      for (const text of shown) assert.equal(redactor.redact(text), text);
    }
  });

  it('does not keep what is private of it from being masked', () => {
    for (const bits of [2048, 3072]) {
      const pair = generateKeyPairSync('rsa', { modulusLength: bits });
      const redactor = createRedactor();
      redactor.learn(String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' })));
      const jwk = pair.privateKey.export({ format: 'jwk' });
      const body = String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }))
        .split('\n')
        .slice(1, -2)
        .join('');
      for (const part of [jwk.d, jwk.p, jwk.q, jwk.dp, jwk.dq, jwk.qi]) {
        const bytes = Buffer.from(part ?? '', 'base64url');
        const at = Buffer.from(body, 'base64').indexOf(bytes);
        // As it stands in the key's own text.
        const piece = body.slice(Math.ceil((at * 4) / 3) + 4, Math.floor(((at + bytes.length) * 4) / 3) - 4);
        assert.ok(!redactor.redact(`x ${piece} x`).includes(piece.slice(0, 24)));
      }
    }
  });
});
