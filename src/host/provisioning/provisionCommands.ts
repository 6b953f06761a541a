// The commands that set an app registration up in the tenant: plan, apply, undo and renew.
import type { Command } from '../shell/command.ts';
import { applyRow } from './applyCommand.ts';
import { planRow } from './planCommand.ts';
import { renewRow } from './renewCommand.ts';
import type { ProvisionDeps } from './setupResults.ts';
import { createTenantSetup } from './tenantSetup.ts';
import { undoRow } from './undoCommand.ts';

export function provisionCommands(deps: ProvisionDeps): readonly Command[] {
  const setup = createTenantSetup(deps);
  return [planRow(deps, setup), applyRow(deps, setup), undoRow(deps, setup), renewRow(deps, setup)];
}
