// The scenarios' table against the policy, the refusals and the permissions that the product shows.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applicationPermissions, delegatedPermissions } from '../../../src/core/permissions/permissions.ts';
import { refusalRows } from '../../../src/demo/entra/refusals.ts';
import { resourcePrincipals } from '../../../src/demo/graph/resourcePrincipals.ts';
import { healthyPolicy } from '../../../src/demo/policy.ts';
import { isScenario, scenarioEffect, scenarios } from '../../../src/demo/scenarios.ts';

describe('scenarios', () => {
  it('healthy comes first and changes nothing', () => {
    assert.equal(scenarios[0]?.id, 'healthy');
    assert.deepEqual(scenarioEffect('healthy'), {});
  });

  it('every other scenario changes something, and only what the policy knows', () => {
    for (const { id } of scenarios.slice(1)) {
      const changed = Object.entries(scenarioEffect(id));
      assert.notEqual(changed.length, 0, id);
      for (const [name, value] of changed) {
        assert.ok(Object.hasOwn(healthyPolicy, name), `${id}: ${name}`);
        assert.notDeepEqual(value, healthyPolicy[name as keyof typeof healthyPolicy], `${id}: ${name}`);
      }
    }
  });

  it('labels and details are sentences of their own', () => {
    const labels = scenarios.map((scenario) => scenario.label);
    assert.equal(new Set(labels).size, labels.length);
    for (const scenario of scenarios) assert.match(scenario.detail, /^[A-Z].*\.$/, scenario.id);
  });

  it('a refusal that a scenario names has a row', () => {
    for (const { id } of scenarios) {
      const number = scenarioEffect(id).tokenRefusal;
      if (number !== undefined) assert.ok(Object.hasOwn(refusalRows, number), `${id}: ${number}`);
    }
  });

  it('names from outside are checked, inherited ones too', () => {
    assert.equal(isScenario('throttled'), true);
    assert.equal(isScenario('constructor'), false);
  });

  it('the resource principals hold the permissions of the table that the product shows', () => {
    const known = resourcePrincipals.flatMap((principal) =>
      [...principal.appRoles, ...principal.oauth2PermissionScopes].map((role) => `${role.value} ${role.id}`),
    );
    for (const row of [...Object.values(applicationPermissions), ...Object.values(delegatedPermissions)]) {
      assert.ok(known.includes(`${row.value} ${row.id}`), row.value);
    }
  });
});
