// What the demo tenant prints as an administrator's cmdlets, read back by the reader that people paste it into.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDirectory } from '../../../src/demo/directory.ts';
import { cmdlets, type DemoCmdlet, printCmdlet } from '../../../src/demo/exchange/cmdletOutput.ts';
import type { PrintedForm } from '../../../src/demo/exchange/cmdletRow.ts';
import { healthyPolicy } from '../../../src/demo/policy.ts';
import { readyIds } from '../../../src/demo/readyIds.ts';
import { type ScenarioId, scenarioEffect, scenarios } from '../../../src/demo/scenarios.ts';
import { readCmdletOutput } from '../../../src/policy/cmdlets/readCmdletOutput.ts';
import { declaredFrom } from '../../support/declaredFrom.ts';

const directory = createDirectory(0, 0);
const address = 'ap@contoso.example';
const controlMailbox = 'ceo@contoso.example';
const context = { clientId: readyIds.appId, enterpriseAppObjectId: readyIds.servicePrincipalId };

function print(scenario: ScenarioId, cmdlet: DemoCmdlet, mailbox?: string, form?: PrintedForm): string {
  const state = { ...healthyPolicy, ...scenarioEffect(scenario) }.exchange;
  const application = { appId: readyIds.appId, objectId: readyIds.servicePrincipalId };
  return printCmdlet(cmdlet, { state, directory, application, mailbox, find: directory.find }, form);
}

const both = (scenario: ScenarioId, cmdlet: DemoCmdlet, form?: PrintedForm): string =>
  [address, controlMailbox].map((mailbox) => print(scenario, cmdlet, mailbox, form)).join('\n');

const codes = (text: string): readonly string[] =>
  readCmdletOutput(text, context).confusions.map(({ code }) => code);

describe('what the demo tenant prints', () => {
  for (const { cmdlet } of cmdlets) {
    for (const form of ['list', 'table'] as const) {
      it(`is read back whole: ${cmdlet} as a ${form}, in every scenario`, () => {
        for (const { id } of scenarios) {
          const text = print(id, cmdlet, address, form);
          const reading = readCmdletOutput(text, context);
          assert.ok(text.startsWith(`PS C:\\> ${cmdlet}`), text);
          assert.equal(reading.unread, 0, `${id}\n${text}`);
          // A table row of nothing but empty cells is an empty line, which no reader can see.
          const printed = /-\n\S|\w +:/.test(text);
          assert.equal(reading.facts.length > 0, printed, `${id}\n${text}`);
          assert.ok(reading.facts.every((fact) => fact.form === form && fact.command?.cmdlet === cmdlet));
        }
      });
    }
  }

  it('declares through the access policy test what the policy does', () => {
    const seen = (scenario: ScenarioId) => {
      const text = both(scenario, 'Test-ApplicationAccessPolicy');
      const declared = declaredFrom(text, { ...context, address, controlMailbox, protocol: 'ews' });
      return [declared?.mailbox, declared?.control];
    };
    assert.deepEqual(seen('healthy'), ['granted', 'denied']);
    assert.deepEqual(seen('policyAbsent'), ['granted', 'granted']);
    assert.deepEqual(seen('policyTooWide'), ['granted', 'granted']);
    assert.deepEqual(seen('policyTooNarrow'), ['denied', 'denied']);
    assert.deepEqual(seen('policyDenies'), ['denied', 'granted']);
  });

  for (const form of ['list', 'table'] as const) {
    it(`declares through the role test what the scope covers, as a ${form}`, () => {
      const seen = (scenario: ScenarioId) => {
        const text = both(scenario, 'Test-ServicePrincipalAuthorization', form);
        const declared = declaredFrom(text, { ...context, address, controlMailbox, protocol: 'ews' });
        return [declared?.mailbox, declared?.control];
      };
      assert.deepEqual(seen('rbacScoped'), ['granted', 'denied']);
      // The test leaves Entra's grants out, so the void scope looks just as good.
      assert.deepEqual(seen('rbacVoid'), ['granted', 'denied']);
      assert.deepEqual(seen('rbacUnscoped'), ['granted', 'granted']);
      assert.deepEqual(seen('rbacNestedGroup'), ['denied', 'denied']);
      // No role is assigned: the next prompt shows that the first test printed nothing; none follows the second.
      assert.deepEqual(seen('healthy'), ['denied', 'unknown']);
    });
  }

  it('declares FullAccess for IMAP', () => {
    const seen = (scenario: ScenarioId) => {
      const text = both(scenario, 'Get-MailboxPermission');
      const declared = declaredFrom(text, { ...context, address, controlMailbox, protocol: 'imap' });
      return [declared?.mailbox, declared?.control];
    };
    assert.deepEqual(seen('healthy'), ['granted', 'denied']);
    assert.deepEqual(seen('policyForImap'), ['granted', 'granted']);
    assert.deepEqual(seen('notConnected'), ['denied', 'denied']);
  });

  it('shows the usual confusions if a scenario has them, and none if all is well', () => {
    assert.deepEqual(codes(print('wrongObjectId', 'Get-ServicePrincipal')), ['policy.wrongObjectId']);
    assert.deepEqual(codes(print('policyOtherApplication', 'Get-ApplicationAccessPolicy')), [
      'policy.declaredOtherApplication',
    ]);
    assert.deepEqual(codes(print('rbacUnscoped', 'Get-ManagementRoleAssignment')), [
      'policy.unscopedAssignment',
    ]);
    assert.deepEqual(codes(print('rbacNestedGroup', 'Get-DistributionGroupMember')), ['policy.nestedGroup']);
    assert.deepEqual(codes(print('rbacScoped', 'Test-ServicePrincipalAuthorization')), [
      'policy.declaredProvesNothing',
    ]);
    assert.deepEqual(codes(print('ewsNotAllowed', 'Get-OrganizationConfig')), ['policy.ewsAppIdMissing']);
    for (const { cmdlet } of cmdlets) assert.deepEqual(codes(print('healthy', cmdlet, address)), [], cmdlet);
  });

  it('names a mailbox that is not there in Exchange’s error', () => {
    const text = print('healthy', 'Get-CASMailbox', 'nobody@contoso.example');
    assert.match(text, /\nGet-CASMailbox: .*object 'nobody@contoso\.example' couldn't be found/);
    assert.equal(readCmdletOutput(text, context).facts.length, 0);
  });
});
