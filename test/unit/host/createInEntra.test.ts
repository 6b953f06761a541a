// Create It for Me in step 2 of the wizard: the draft goes to the command, what was made comes back, and is handed over.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Uri } from 'vscode';
import type { DraftResult } from '../../../src/host/provisioning/draftResult.ts';
import type { Services } from '../../../src/host/shell/services.ts';
import { fileJournal } from '../../../src/provisioning/fileJournal.ts';
import { noFacts } from '../../../src/wizard/facts.ts';
import { emptyState, type WizardState } from '../../../src/wizard/state.ts';

const { fake } = await import('../../support/fakeVscode.ts');
const { createModel } = await import('../../../src/host/wizard/model.ts');
const { createInEntra } = await import('../../../src/host/wizard/effects/createInEntra.ts');
const { stepTexts } = await import('../../../src/host/wizard/effects/stepDocuments.ts');
const { provisioningJournals } = await import('../../../src/host/provisioning/journalFiles.ts');

const command = 'exchangeOAuth.provision.apply';
const clientId = '66666666-7777-8888-9999-000000000000';
const notMadeYet = '00000000-0000-0000-0000-000000000000';
const allMade: DraftResult = {
  steps: ['application', 'credential', 'role.exchange.IMAP.AccessAsApp'].map((id) => ({
    id,
    title: id,
    ok: true,
    detail: '',
  })),
  clientId,
  credentialExpiresOn: '2027-05-28',
};

let folder = '';
/** What the command was called with. */
let asked: Record<string, unknown>[] = [];

beforeEach(async () => {
  fake.reset();
  asked = [];
  folder = await mkdtemp(path.join(tmpdir(), 'create-'));
});
afterEach(async () => {
  fake.registered.delete(command);
  await rm(folder, { recursive: true });
});

function wizard(more: Partial<WizardState> = {}, answer: DraftResult | undefined = allMade) {
  fake.registered.set(command, (argument) => {
    asked.push(argument as Record<string, unknown>);
    return answer;
  });
  const services = {
    personArguments: { forPerson: (values: object) => values },
    credentials: { seen: () => '', state: async () => ({ kind: 'secret' }) },
    connections: { endpoints: () => ({ ok: false }) },
    reports: { probes: () => [], policy: () => undefined },
    redact: (text: string) => text,
    reportKeys: { own: async () => undefined },
  } as unknown as Services;
  const empty = emptyState('d1');
  return createModel({
    services,
    editor: undefined,
    storage: { fsPath: folder } as Uri,
    state: {
      ...empty,
      product: 'ownApplication',
      step: 'registration',
      protocols: ['imap'],
      texts: { ...empty.texts, name: 'Contoso Capture', tenant: 'contoso.com' },
      ...more,
    },
    facts: noFacts,
    parts: { catalogue: [] },
    changed: () => undefined,
  });
}

describe('Create It for Me', () => {
  it('hands the draft over and fills in client ID, end date, credential and consent', async () => {
    const model = wizard();
    await createInEntra(model);
    const [argument] = asked;
    assert.ok(argument);
    const { clientId: sent, tenantId } = argument['draft'] as Record<string, unknown>;
    assert.deepEqual([sent, tenantId, argument['protocols']], [notMadeYet, 'contoso.com', ['imap']]);
    assert.deepEqual(
      [model.state.texts.clientId, model.state.texts.expiresOn, model.facts.credential?.kind],
      [clientId, '2027-05-28', 'secret'],
    );
    assert.deepEqual(model.facts.consent, [
      { resource: 'exchange', present: ['IMAP.AccessAsApp'], missing: [], extra: [] },
    ]);
  });

  it('changes nothing if the person leaves the question', async () => {
    const model = wizard();
    fake.registered.set(command, () => undefined);
    const before = model.state;
    assert.equal(await createInEntra(model), 'Nothing was changed.');
    assert.equal(model.state, before);
  });

  it('keeps what was made if a later step is refused, and says which and why', async () => {
    const refused = { id: 'role.exchange.IMAP.AccessAsApp', title: 'Consent', ok: false, detail: 'No role' };
    const steps = [...allMade.steps.slice(0, 2), refused];
    const model = wizard({}, { ...allMade, steps });
    await assert.rejects(createInEntra(model), /Consent: No role/);
    assert.equal(model.state.texts.clientId, clientId);
    assert.deepEqual(model.facts.consent, []);
  });

  it('asks for the tenant and for a protocol before anybody signs in', async () => {
    await assert.rejects(createInEntra(wizard({ texts: emptyState('d1').texts })));
    await assert.rejects(createInEntra(wizard({ protocols: [] })), /step 1/);
    assert.deepEqual(asked, []);
  });
});

describe('the sheet in the last step', () => {
  const mailbox = { key: 'm1', kind: 'user', protocols: ['imap'], sendAs: '', signInAs: '' } as const;
  const mailboxes = [{ ...mailbox, address: 'ap@contoso.com', controlMailbox: '' }];

  async function sheetOf(model: ReturnType<typeof wizard>): Promise<string> {
    const { documents } = await stepTexts(model);
    return documents.find(({ id }) => id === 'handOff:hand-off')?.text ?? '';
  }

  it('lists what was made, from the journal', async () => {
    const model = wizard({ mailboxes });
    await createInEntra(model);
    const journal = provisioningJournals(model.storage, () => undefined).of(model.registration());
    const at = Date.UTC(2026, 10, 29);
    const lines = [
      { event: 'begin', version: 1, run: 'r', tenant: 't', uniqueName: 'u', marker: 'm', at },
      { event: 'intent', n: 1, step: 'application', operation: 'createApplication', at },
      { event: 'done', n: 1, ids: { clientId }, at },
    ];
    for (const line of lines) await fileJournal(journal).append(`${JSON.stringify(line)}\n`);
    model.replaceState({ ...model.state, step: 'finish' });
    const sheet = await sheetOf(model);
    assert.match(sheet, /## Made already/);
    assert.match(sheet, new RegExp(`2026-11-29: App registration made, client ID ${clientId}`));
  });

  it('has no such list if nothing was made from here', async () => {
    const model = wizard({ mailboxes, step: 'finish' });
    model.dispatch({ type: 'setText', field: 'clientId', value: clientId });
    const sheet = await sheetOf(model);
    assert.match(sheet, /## 1\. App registration/);
    assert.doesNotMatch(sheet, /Made already/);
  });
});
