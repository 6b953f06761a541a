// Which blocks an administrator gets, in which order, and what they must never do.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ProtocolId } from '../../../src/core/registration/registration.ts';
import { isFailure } from '../../../src/core/report/failure.ts';
import type { AdminScript, AdminScriptOptions } from '../../../src/snippets/adminScripts/adminScript.ts';
import { adminScripts } from '../../../src/snippets/adminScripts/adminScripts.ts';
import { samples } from './samples.ts';

const sample = (name: string) => {
  const found = samples.find((one) => one.name === name);
  assert.ok(found !== undefined);
  return found;
};

const scriptsOf = (name: string, more: AdminScriptOptions = {}): readonly AdminScript[] => {
  const { registration, options } = sample(name);
  return adminScripts(registration, { ...options, ...more });
};

const ids = (scripts: readonly AdminScript[]): readonly string[] => scripts.map(({ id }) => id);

const only = (scripts: readonly AdminScript[], id: string): AdminScript => {
  const found = scripts.find((script) => script.id === id);
  assert.ok(found !== undefined, `${id} is missing`);
  return found;
};

for (const { name, registration, options } of samples) {
  test(`the blocks for ${name} are those of the golden file`, () => {
    const golden = new URL(`../../golden/scripts/${name}.ps1`, import.meta.url);
    const text = adminScripts(registration, options)
      .map((script) => `${script.text}\n# ----- undo -----\n${script.undo}\n`)
      .join('');
    if (process.env['UPDATE_GOLDENS'] === '1' || !existsSync(golden)) writeFileSync(golden, text);
    assert.equal(text, readFileSync(golden, 'utf8'));
  });
}

test('EWS is limited by role and scope first, and the tenant-wide grant goes after the test', () => {
  assert.deepEqual(ids(scriptsOf('ews')), [
    'connectExchange',
    'servicePrincipal',
    'group',
    'managementScope',
    'roleAssignment',
    'testRoleAssignment',
    'protocolSwitches',
    'ewsOrganization',
    'removeTenantWideGrant',
    'accessPolicyRead',
    'rolesRead',
    'grantsRead',
  ]);
});

test('IMAP alone gets no role and no scope, since none exists for it', () => {
  assert.deepEqual(ids(scriptsOf('imapOnly')), [
    'connectExchange',
    'servicePrincipal',
    'mailboxPermission',
    'protocolSwitches',
    'fullAccessRead',
    'rolesRead',
    'grantsRead',
  ]);
});

test('an address that only sends gets SendAs and no FullAccess', () => {
  const mailboxes = [{ address: 'a@contoso.com', protocols: ['smtp'] as const, sendAs: 'b@contoso.com' }];
  const { text, covers } = only(
    adminScripts({ ...sample('ews').registration, mailboxes }),
    'mailboxPermission',
  );
  assert.match(text, /Add-RecipientPermission -Identity \$mailbox -Trustee \$user -AccessRights SendAs/);
  assert.doesNotMatch(text, /FullAccess/);
  assert.deepEqual(covers, ['smtp']);
});

test('a signed-in person needs rights of their own and nothing for applications', () => {
  assert.deepEqual(ids(scriptsOf('delegated')), ['connectExchange', 'mailboxPermission', 'protocolSwitches']);
  const { text } = only(scriptsOf('delegated'), 'mailboxPermission');
  assert.match(text, /\$user = 'svc@contoso\.com'/);
  assert.match(text, /Add-MailboxPermission -Identity \$mailbox -User \$user -AccessRights FullAccess/);
  assert.match(text, /Add-RecipientPermission -Identity \$mailbox -Trustee \$user -AccessRights SendAs/);
});

test('an administrative unit takes the place of group and scope', () => {
  const scripts = scriptsOf('administrativeUnit');
  assert.ok(!ids(scripts).includes('group') && !ids(scripts).includes('managementScope'));
  assert.match(only(scripts, 'roleAssignment').text, /RecipientAdministrativeUnitScope = 'cccccccc-/);
});

test('a new access policy is made only for those who insist, and says why not to', () => {
  assert.ok(!ids(scriptsOf('ews')).includes('accessPolicyNew'));
  const script = only(scriptsOf('ews', { insist: true }), 'accessPolicyNew');
  assert.match(script.why, /replaced these policies/);
});

test('an existing access policy is taken over before the scope and removed last', () => {
  const order = ids(scriptsOf('ews', { existingAccessPolicy: true }));
  assert.ok(order.indexOf('accessPolicyMigrate') < order.indexOf('managementScope'));
  assert.equal(order.filter((id) => !id.endsWith('Read')).at(-1), 'accessPolicyRemove');
  assert.ok(order.indexOf('removeTenantWideGrant') < order.indexOf('accessPolicyRemove'));
});

test('a mailbox used through IMAP or POP alone is not put into the group that the role reaches', () => {
  const { text } = only(scriptsOf('everyProtocol'), 'group');
  assert.match(text, /'ap@contoso\.com'/);
  const registration = {
    ...sample('ews').registration,
    mailboxes: [
      { address: 'a@contoso.com', protocols: ['ews'] as const },
      { address: 'b@contoso.com', protocols: ['imap'] as const },
    ],
  };
  assert.doesNotMatch(only(adminScripts(registration), 'group').text, /b@contoso\.com/);
});

test('only the permissions that a role stands in for are removed', () => {
  const { text } = only(scriptsOf('everyProtocol'), 'removeTenantWideGrant');
  for (const value of ['full_access_as_app', 'SMTP.SendAsApp', 'Mail.ReadWrite', 'Mail.Send']) {
    assert.ok(text.includes(`'${value}'`), value);
  }
  assert.doesNotMatch(text, /IMAP\.AccessAsApp|POP\.AccessAsApp/);
});

test('the EWS allow list is read and written back whole, and the switch is never turned', () => {
  const { text, undo } = only(scriptsOf('ews'), 'ewsOrganization');
  assert.match(text, /Set-OrganizationConfig -EwsAllowedAppIDs \(\(\$ids \+ \$appId\) -join ','\)/);
  for (const script of [text, undo]) assert.doesNotMatch(script, /^\s*Set-OrganizationConfig -EwsEnabled/m);
});

test('the service principal is found by filtering, since a missing identity returns every object', () => {
  for (const script of scriptsOf('everyProtocol')) {
    assert.doesNotMatch(script.text, /Get-ServicePrincipal -Identity/, script.id);
  }
});

for (const [cloud, exchange, graph] of [
  ['global', 'O365Default', 'Global'],
  ['gccHigh', 'O365USGovGCCHigh', 'USGov'],
  ['dod', 'O365USGovDoD', 'USGovDoD'],
  ['china', 'O365China', 'China'],
] as const) {
  test(`the sessions of ${cloud} go to its own servers`, () => {
    const scripts = adminScripts({ ...sample('ews').registration, cloud });
    assert.match(only(scripts, 'connectExchange').text, new RegExp(`-ExchangeEnvironmentName '${exchange}'`));
    assert.match(only(scripts, 'removeTenantWideGrant').text, new RegExp(`-Environment '${graph}' `));
  });
}

test('every block that changes something has an undo and a delay, and every other has neither', () => {
  for (const { name } of samples) {
    for (const script of scriptsOf(name)) {
      assert.equal(script.undo === '', script.delay === '', `${name} ${script.id}`);
    }
  }
});

/** Cmdlets that change something; `Add-Member` adds to an object in memory. */
const changing =
  /^\s*(?:\$\w+ = )?(?:New|Set|Add|Remove|Update|Install|Enable|Disable)-(?!Member\b|Item\b)\w+/;

test('every command that changes something obeys -WhatIf', () => {
  for (const { name } of samples) {
    for (const script of scriptsOf(name)) {
      const lines = `${script.text}\n${script.undo}`.split('\n').filter((line) => changing.test(line));
      for (const line of lines)
        assert.match(line, /-WhatIf:\$preview(?: \| Out-Null)?$/, `${script.id}: ${line}`);
    }
  }
});

test('no command that asks for confirmation stops a run half way', () => {
  for (const { name } of samples) {
    for (const { text, undo } of scriptsOf(name)) {
      const lines = `${text}\n${undo}`.split('\n').filter((line) => /^\s*Remove-(?!Mg)\w+/.test(line));
      for (const line of lines) assert.match(line, /-Confirm:\$false/, line);
    }
  }
});

test('names of objects in Exchange keep to 64 characters and differ as the client ID does', () => {
  const long = { ...sample('ews').registration, name: `${'Ä very long name '.repeat(10)}💥` };
  const names = (clientId: string): readonly string[] =>
    [
      ...only(adminScripts({ ...long, clientId }), 'roleAssignment').text.matchAll(
        /\$(?:name|scopeName) = (.*)/g,
      ),
    ].map((match) => match[1] ?? '');
  const first = names('66666666-7777-8888-9999-000000000000');
  const second = names('99999999-7777-8888-9999-000000000000');
  assert.equal(first.length, 2);
  assert.notDeepEqual(first, second);
});

function refused(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    assert.ok(isFailure(error) && error.evidence.kind === 'local');
    assert.equal(error.evidence.problem, 'invalidInput');
    return error.evidence.text;
  }
  assert.fail('nothing was refused');
}

test('a client ID that is no GUID is refused', () => {
  const { registration } = sample('ews');
  assert.match(
    refused(() => adminScripts({ ...registration, clientId: 'abc' })),
    /client ID is not a GUID/,
  );
});

test('a control character in an address is refused and named', () => {
  const { registration } = sample('ews');
  const mailboxes = [{ address: 'a\u0000b@contoso.com', protocols: ['ews'] as readonly ProtocolId[] }];
  assert.match(
    refused(() => adminScripts({ ...registration, mailboxes })),
    /control character \(U\+0000\)/,
  );
});

test('a Graph permission without an Exchange role is refused by name', () => {
  const { registration } = sample('ews');
  const text = refused(() => adminScripts(registration, { graphPermissions: ['Calendars.ReadBasic'] }));
  assert.match(text, /Calendars\.ReadBasic/);
  assert.match(
    refused(() => adminScripts(registration, { graphPermissions: ['constructor'] })),
    /constructor/,
  );
});

test('a registration without mailboxes has no blocks', () => {
  assert.deepEqual(adminScripts({ ...sample('ews').registration, mailboxes: [] }), []);
});
