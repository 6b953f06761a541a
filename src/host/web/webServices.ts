// What works without Node: registrations from the settings. Nothing is kept and nothing connects.
import { EventEmitter, type ExtensionContext } from 'vscode';
import { createRedactor } from '../../core/text/redaction.ts';
import type { ExplainServices } from '../advice/explainCommands.ts';
import type { ToolServices } from '../agents/toolRows.ts';
import { createRegistrationStore } from '../registrations/registrationStore.ts';
import { createPersonArguments } from '../shell/call.ts';
import { createLog, type Log } from '../shell/log.ts';
import type { TreeServices } from '../tree/treeServices.ts';

export interface WebServices
  extends TreeServices,
    Omit<ExplainServices, 'reports'>,
    Omit<ToolServices, 'reports' | 'credentials'> {
  readonly log: Log;
}

/** There is no demo tenant, which is a server. */
export const noDemo = (): undefined => undefined;

export function createWebServices({ subscriptions }: ExtensionContext): WebServices {
  const redactor = createRedactor();
  const log = createLog(redactor.redact);
  const nothing = new EventEmitter<void>();
  subscriptions.push(log, nothing);
  return {
    registrations: createRegistrationStore(subscriptions),
    credentials: { expected: () => false, onDidChange: nothing.event },
    // What a test found is kept if it ran.
    reports: { probes: () => [], policy: noDemo, drift: noDemo, onDidChange: nothing.event },
    demo: { running: false, starting: false, scenarioLabel: '', onDidChange: nothing.event },
    log,
    redact: redactor.redact,
    personArguments: createPersonArguments(),
  };
}
