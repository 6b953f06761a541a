// The rules of the demo tenant's Exchange, row by row, against the table of which control governs which protocol.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { delays } from '../../../src/core/report/delays.ts';
import {
  type ApplicationCaller,
  accessPolicyGrants,
  type DemoProtocol,
  decideAccess,
  ewsSwitch,
  mayUseProtocol,
  smtpSwitch,
} from '../../../src/demo/exchange/effectiveAccess.ts';
import type { ExchangeState } from '../../../src/demo/exchange/exchangeState.ts';
import { exchangeStates, healthyExchange } from '../../../src/demo/exchange/exchangeStates.ts';
import { inForce } from '../../../src/demo/exchange/propagation.ts';
import { healthyPolicy } from '../../../src/demo/policy.ts';
import { readyIds } from '../../../src/demo/readyIds.ts';

const everyRole = [...healthyPolicy.exchangeRoles, ...healthyPolicy.graphRoles];
const app = (roles: readonly string[] = everyRole): ApplicationCaller => ({
  appId: readyIds.appId,
  objectId: readyIds.servicePrincipalId,
  roles,
});
const mailOnly = ['IMAP.AccessAsApp', 'POP.AccessAsApp'];
const stranger = { appId: 'other', objectId: 'other', roles: everyRole };
const protocols: readonly DemoProtocol[] = ['ews', 'graph', 'imap', 'pop', 'smtp'];

/** What opens through EWS, Graph, IMAP, POP and SMTP, a letter each; `-` if it is refused. */
const opens = (state: ExchangeState, caller: ApplicationCaller, mailbox: string): string =>
  protocols
    .map((protocol) =>
      mayUseProtocol(state, caller, protocol) && decideAccess(state, caller, protocol, mailbox) === 'open'
        ? (protocol[0] ?? '')
        : '-',
    )
    .join('');

/** State, roles in the token, what opens for ap and what opens for ceo. */
const rows: readonly (readonly [keyof typeof exchangeStates, readonly string[], string, string])[] = [
  ['unlimited', everyRole, 'egips', 'egips'],
  ['controlInGroup', everyRole, 'egips', 'egips'],
  ['emptyGroup', everyRole, '-----', '-----'],
  ['policyOfAnother', everyRole, 'egips', 'eg---'],
  ['policyDenies', everyRole, '--ips', 'eg---'],
  ['policyAndOpenLists', everyRole, 'egips', '--ips'],
  ['roles', mailOnly, 'egips', '-----'],
  ['roles', everyRole, 'egips', 'eg---'],
  ['rolesUnscoped', mailOnly, 'egips', 'eg--s'],
  ['rolesNested', mailOnly, '--ip-', '-----'],
  ['rolesWithoutLists', everyRole, 'eg---', 'eg---'],
  ['rolesWithoutLists', [], 'eg--s', '-----'],
  ['rolesMissing', mailOnly, '--ip-', '-----'],
  ['noFullAccess', everyRole, 'eg---', '-----'],
];

describe('effective access', () => {
  it('of the healthy state is the group through every protocol, and nothing without roles', () => {
    assert.equal(opens(healthyExchange, app(), 'ap'), 'egips');
    assert.equal(opens(healthyExchange, app(), 'ceo'), '-----');
    assert.equal(opens(healthyExchange, app([]), 'ap'), '-----');
  });

  for (const [name, roles, mailbox, control] of rows) {
    it(`with ${name} and ${roles.length} roles in the token is ${mailbox} and ${control}`, () => {
      const state = exchangeStates[name];
      assert.deepEqual([opens(state, app(roles), 'ap'), opens(state, app(roles), 'ceo')], [mailbox, control]);
    });
  }

  it('of another application is neither limited nor known to Exchange', () => {
    assert.equal(opens(healthyExchange, stranger, 'ceo'), 'eg---');
    assert.equal(opens(exchangeStates.roles, { ...stranger, roles: [] }, 'ap'), '-----');
  });

  it('takes no role if the token’s object ID is not the one that Exchange has', () => {
    const state = { ...exchangeStates.roles, principals: exchangeStates.wrongPrincipal.principals };
    assert.equal(opens(state, app([]), 'ap'), '-----');
  });
});

describe('access policies', () => {
  const [restrict] = healthyExchange.accessPolicies;
  assert.ok(restrict);
  const grants = (parts: Partial<ExchangeState>, mailbox: string): boolean =>
    accessPolicyGrants({ ...healthyExchange, ...parts }, readyIds.appId, mailbox);

  it('a deny that matches wins over a restriction that matches', () => {
    const both = [restrict, { ...restrict, right: 'DenyAccess' as const }];
    assert.equal(grants({ accessPolicies: both }, 'ap'), false);
    assert.equal(grants({ accessPolicies: both }, 'ceo'), false);
  });

  it('a star stands for every application', () => {
    assert.equal(grants({ accessPolicies: [{ ...restrict, appId: '*' }] }, 'ceo'), false);
  });

  it('members of a nested group are in, also if two groups hold each other', () => {
    const [outer, inner] = exchangeStates.rolesNested.groups;
    assert.ok(outer && inner);
    const groups = [outer, { ...inner, groups: [outer.name] }];
    assert.equal(grants({ groups }, 'ap'), true);
    assert.equal(grants({ groups }, 'ceo'), false);
  });
});

describe('switches', () => {
  it('EWS needs organization, mailbox and, if the switch is on, the list', () => {
    const { appId } = readyIds;
    assert.equal(ewsSwitch(healthyExchange, appId), 'open');
    assert.equal(ewsSwitch(healthyExchange, 'other'), 'blocked');
    assert.equal(ewsSwitch(exchangeStates.ewsListEmpty, appId), 'blocked');
    assert.equal(ewsSwitch(exchangeStates.ewsUnset, 'other'), 'open');
    assert.equal(ewsSwitch(exchangeStates.ewsOff, appId), 'disabled');
    assert.equal(ewsSwitch(exchangeStates.ewsOffForMailbox, appId), 'disabled');
  });

  it('SMTP AUTH follows the mailbox, and the organization if the mailbox says nothing', () => {
    assert.equal(smtpSwitch(healthyExchange), 'open');
    assert.equal(smtpSwitch(exchangeStates.smtpFollowsTenant), 'tenantDisabled');
    assert.equal(smtpSwitch(exchangeStates.smtpOff), 'mailboxDisabled');
  });
});

describe('caches', () => {
  it('hold each part back for its own delay', () => {
    const before = exchangeStates.unlimited;
    const at = (minutes: number) => inForce(before, healthyExchange, minutes, 1);
    assert.deepEqual(at(0).accessPolicies, before.accessPolicies);
    assert.deepEqual(at(delays.mailboxPermission.toMinutes).permissions, healthyExchange.permissions);
    assert.deepEqual(at(delays.mailboxPermission.toMinutes).accessPolicies, before.accessPolicies);
    assert.deepEqual(at(delays.accessPolicy.toMinutes).accessPolicies, healthyExchange.accessPolicies);
    assert.deepEqual(at(delays.ewsSwitch.toMinutes), healthyExchange);
  });
});
