// Set up from nothing inside VS Code: an administrator signs in in the browser, agrees, renews, and takes it all back.
import assert from 'node:assert/strict';
import * as tls from 'node:tls';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { type DemoTenant, startDemoTenant } from '../../src/demo/demoTenant.ts';
import { signInOnPage } from '../support/signIn.ts';

const run = async <T>(id: string, argument?: object): Promise<T> =>
  (await vscode.commands.executeCommand(`exchangeOAuth.${id}`, argument)) as T;
const settings = () => vscode.workspace.getConfiguration('exchangeOAuth');
const { Global, Workspace } = vscode.ConfigurationTarget;

interface Plan {
  readonly way: string;
  readonly steps: readonly { readonly id: string; readonly state: string; readonly change?: string }[];
}
interface Results {
  readonly steps: readonly {
    readonly id: string;
    readonly ok: boolean;
    readonly detail: string;
    readonly code?: string;
  }[];
}

describe('setting up in Microsoft Entra', () => {
  let tenant: DemoTenant;
  let authorities: string[];
  let opened: string[];
  let questions: string[];
  let agrees: (items: readonly string[]) => string | undefined = ([first]) => first;
  const real = {
    open: vscode.env.openExternal,
    warn: vscode.window.showWarningMessage,
  };
  const entry = () => ({
    id: 'made-here',
    name: 'Made here',
    cloud: 'custom',
    tenantId: tenant.tenantId,
    clientId: '00000000-0000-0000-0000-000000000000',
    grant: 'clientSecret',
    authority: tenant.endpoints.authority,
    endpoints: {
      ews: tenant.endpoints.ews,
      graph: tenant.endpoints.graph,
      imap: tenant.endpoints.imap,
      pop: tenant.endpoints.pop,
      smtp: tenant.endpoints.smtp,
    },
    mailboxes: [{ address: tenant.mailboxes[0] ?? '', protocols: ['graph'] }],
  });
  const stored = () =>
    settings().get<{ id: string; clientId: string; credentialExpiresOn?: string }[]>('registrations', [])[0];
  /** Requests that Graph gets while this is done. */
  const requests = async (work: () => Promise<unknown>): Promise<number> => {
    const before = tenant.journal.length;
    await work();
    return tenant.journal.slice(before).filter(({ surface }) => surface === 'graph').length;
  };
  /** What the contract says of a result; the rest is left out if it has nothing to say. */
  const assertResults = ({ steps, ...more }: Results) => {
    assert.deepEqual(more, {}, 'steps alone');
    for (const step of steps) {
      const { id, title, ok, detail, ...rest } = step as unknown as Record<string, unknown>;
      assert.deepEqual(
        [typeof id, typeof title, typeof ok, typeof detail],
        ['string', 'string', 'boolean', 'string'],
      );
      const known = ok === true ? ['waiting'] : ['code', 'advice'];
      assert.deepEqual(
        Object.keys(rest).filter((key) => !known.includes(key)),
        [],
        String(id),
      );
      if (ok === false) assert.match(String(rest['code']), /^[a-z]+\.\w+$/);
    }
  };
  const states = ({ steps }: Plan) => Object.fromEntries(steps.map(({ id, state }) => [id, state]));

  before(async () => {
    tenant = await startDemoTenant();
    opened = [];
    questions = [];
    authorities = tls.getCACertificates('default');
    tls.setDefaultCACertificates([...authorities, tenant.endpoints.trustedCa]);
    const { tenantId, provisionerId: clientId } = tenant;
    await settings().update('registrations', [entry()], Global);
    await settings().update(
      'provisioners',
      [{ tenantId, clientId, cloud: 'custom', authority: tenant.endpoints.authority }],
      Global,
    );
    const browser = async (address: vscode.Uri) => {
      const url = address.toString(true);
      opened.push(url);
      const back = await signInOnPage(tenant, url, tenant.administrator);
      await fetch(back).catch(() => undefined);
      return true;
    };
    Object.defineProperty(vscode.env, 'openExternal', { value: browser, configurable: true });
    vscode.window.showWarningMessage = (async (
      title: string,
      options: { detail?: string },
      ...items: string[]
    ) => {
      questions.push(`${title}\n${options.detail ?? ''}`);
      return agrees(items);
    }) as typeof real.warn;
  });
  after(async () => {
    Object.defineProperty(vscode.env, 'openExternal', { value: real.open, configurable: true });
    vscode.window.showWarningMessage = real.warn;
    await settings().update('registrations', undefined, Global);
    await settings().update('provisioners', undefined, Global);
    tls.setDefaultCACertificates(authorities);
    await tenant.stop();
  });

  it('takes the setting from User settings alone', async () => {
    await assert.rejects(async () => settings().update('provisioners', [], Workspace));
  });

  it('plans what is missing, and changes nothing', async () => {
    let plan: Plan = { way: '', steps: [] };
    const looked = await requests(async () => {
      plan = await run<Plan>('provision.plan', { registration: 'made-here' });
    });
    assert.ok(looked <= 4, `${looked} requests`);
    assert.deepEqual(Object.keys(plan).toSorted(), ['steps', 'way']);
    assert.equal(plan.way, 'provisioner');
    assert.deepEqual(states(plan), {
      application: 'missing',
      servicePrincipal: 'missing',
      owner: 'missing',
      credential: 'missing',
      'role.graph.Mail.Read': 'missing',
    });
    assert.equal(opened.length, 1, 'one sign-in');
    assert.match(opened[0] ?? '', /Application\.ReadWrite\.All/);
    assert.deepEqual(questions, [], 'hosts of this computer need no agreement');
    assert.equal(
      tenant.journal.some(({ method, target }) => method === 'PATCH' && target.includes('/applications')),
      false,
    );
  });

  it('asks, also when code calls, and does nothing if the person leaves', async () => {
    agrees = () => undefined;
    assert.equal(await run('provision.apply', { registration: 'made-here' }), undefined);
    assert.match(questions.at(-1) ?? '', /Set up Made here[\s\S]*Gives the application Mail\.Read/);
    assert.match(stored()?.clientId ?? '', /^0+-/);
    agrees = ([first]) => first;
  });

  it('sets up: the registration has its client ID, its secret signs in, and the mailbox opens', async () => {
    let results: Results = { steps: [] };
    const sent = await requests(async () => {
      results = await run<Results>('provision.apply', { registration: 'made-here' });
    });
    assert.ok(sent <= 12, `${sent} requests`);
    assertResults(results);
    const { steps } = results;
    assert.deepEqual(
      steps.filter(({ ok }) => !ok),
      [],
    );
    assert.doesNotMatch(stored()?.clientId ?? '', /^0+-/);
    assert.match(stored()?.credentialExpiresOn ?? '', /^\d{4}-\d{2}-\d{2}$/);
    const plan = await run<Plan>('provision.plan', { registration: 'made-here' });
    assert.deepEqual([...new Set(Object.values(states(plan)))], ['present']);
    assert.equal(opened.length, 1, 'nobody signs in twice');
    const [report] = await run<{ ok: boolean; steps: { id: string; status: string }[] }[]>('mailbox.test', {
      registration: 'made-here',
      address: tenant.mailboxes[0],
    });
    assert.equal(report?.ok, true, JSON.stringify(report));
  });

  it('does not go on with a new secret that opens no mailbox, and takes it up again', async () => {
    tenant.setScenario('mailboxMissing');
    const results = await run<Results>('credential.rotate', { registration: 'made-here' });
    tenant.setScenario('healthy');
    assertResults(results);
    const { steps } = results;
    assert.deepEqual(
      steps.map(({ id, ok }) => [id, ok]),
      [
        ['rotate.add', true],
        ['rotate.prove', false],
      ],
    );
    assert.match(steps.at(-1)?.code ?? '', /^graph\./);
  });

  it('renews: the new secret signs in and opens the mailbox, and the old one stays until the person says so', async () => {
    agrees = () => undefined;
    for (const id of ['credential.rotate', 'provision.undo']) {
      const before = tenant.journal.length;
      assert.equal(await run(id, { registration: 'made-here' }), undefined, 'the person says No');
      const changed = tenant.journal
        .slice(before)
        .filter(
          ({ method, target }) => method !== 'GET' && !target.includes('$batch') && !target.includes('token'),
        );
      assert.deepEqual(changed, [], id);
    }
    agrees = (items) => (items.includes('Remove Old Credential') ? undefined : items[0]);
    const first = await run<Results>('credential.rotate', { registration: 'made-here' });
    assert.deepEqual(
      first.steps.map(({ id, ok }) => [id, ok]),
      [
        ['rotate.prove', true],
        ['rotate.switch', true],
        ['rotate.wait', true],
      ],
    );
    assert.equal(
      first.steps[0]?.detail,
      `Signed in with the new credential, and Graph works for ${tenant.mailboxes[0]}.`,
    );
    agrees = ([item]) => item;
    const second = await run<Results>('credential.rotate', { registration: 'made-here' });
    assert.deepEqual(
      second.steps.map(({ id, ok }) => [id, ok]),
      [
        ['rotate.wait', true],
        ['rotate.remove', true],
      ],
    );
    assert.match(
      questions.at(-1) ?? '',
      /Made here \(My own application\): the variable EXCHANGE_CLIENT_SECRET/,
    );
  });

  it('takes everything back, for good if that was chosen', async () => {
    agrees = (items) => items.at(-1);
    const results = await run<Results>('provision.undo', { registration: 'made-here' });
    assertResults(results);
    const { steps } = results;
    assert.deepEqual(
      steps.filter(({ ok }) => !ok),
      [],
    );
    assert.match(stored()?.clientId ?? '', /^0+-/);
    agrees = ([item]) => item;
    const plan = await run<Plan>('provision.plan', { registration: 'made-here' });
    assert.equal(states(plan)['application'], 'missing');
    await assert.rejects(run('provision.undo', { registration: 'made-here' }), /nothing to take back/);
  });

  it('takes a draft from its own wizard alone', async () => {
    await assert.rejects(run('provision.apply', { draft: entry() }), /Name a registration/);
  });

  it('uses an app registration from the list, after what would change in it was shown', async () => {
    const realPick = vscode.window.showQuickPick;
    const picked: string[] = [];
    vscode.window.showQuickPick = (async (items: readonly vscode.QuickPickItem[]) => {
      const found =
        items.find(({ description }) => description === tenant.clientId) ??
        items.find(({ label }) => label === 'Use an app registration that is there');
      picked.push(found?.label ?? '');
      return found;
    }) as unknown as typeof realPick;
    try {
      agrees = (items) => (picked.length === 0 ? items[1] : items[0]);
      const { steps } = await run<Results>('provision.apply', { registration: 'made-here' });
      assert.deepEqual(
        steps.filter(({ ok }) => !ok),
        [],
      );
    } finally {
      vscode.window.showQuickPick = realPick;
    }
    assert.equal(picked.length, 2);
    assert.equal(stored()?.clientId, tenant.clientId);
    const [proposed = '', agreed = ''] = questions.slice(-2);
    assert.match(proposed, /Makes the app registration/);
    assert.doesNotMatch(agreed, /Makes the app registration/);
    agrees = ([item]) => item;
    await run<Results>('provision.undo', { registration: 'made-here' });
    const plan = await run<Plan>('provision.plan', { registration: 'made-here' });
    assert.notEqual(states(plan)['application'], 'missing', 'what was there is not deleted');
    await settings().update('registrations', [entry()], Global);
  });

  it('gives a script if no administrator can sign in', async () => {
    await settings().update('provisioners', undefined, Global);
    const plan = await run<Plan>('provision.plan', { registration: 'made-here' });
    assert.equal(plan.way, 'script');
    assert.deepEqual([...new Set(Object.values(states(plan)))], ['unknown']);
    await assert.rejects(
      run('provision.apply', { registration: 'made-here' }),
      /exchangeOAuth\.provisioners/,
    );
  });
});
