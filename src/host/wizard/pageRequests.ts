// What each request of the wizard's page does: one row for each action, and the intents that change the draft.

import { commands, env } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { Action } from '../../wizard/actions.ts';
import type { Intent } from '../../wizard/intents.ts';
import { type LinkId, linksOf } from '../../wizard/links.ts';
import { wizardStepIds } from '../../wizard/state.ts';
import { checkConsent } from './effects/checkConsent.ts';
import { checkPolicies } from './effects/checkPolicies.ts';
import { createInEntra, undoInEntra } from './effects/createInEntra.ts';
import { chooseCertificate, forgetCredential, storePassword, storeSecret } from './effects/credential.ts';
import { fillDemo, startDemo } from './effects/demo.ts';
import { useDocument } from './effects/documents.ts';
import { findTenant } from './effects/findTenant.ts';
import { importAddresses } from './effects/importAddresses.ts';
import { runTests } from './effects/runTests.ts';
import { save, savedFact } from './effects/save.ts';
import type { WizardModel } from './model.ts';

/** What only the session can do. */
export interface SessionActions {
  startOver(): Promise<string>;
  finish(): Promise<string>;
}

type ActionOf<T extends Action['type']> = Extract<Action, { readonly type: T }>;

/** What each action does; the text it gives is said to screen readers, what it throws is shown. */
const actions: {
  readonly [T in Action['type']]: (
    action: ActionOf<T>,
    model: WizardModel,
    session: SessionActions,
  ) => Promise<string>;
} = {
  storeSecret: ({ secret }, model) => storeSecret(model, secret),
  storePassword: ({ userName, password, secret }, model) => storePassword(model, userName, password, secret),
  chooseCertificate: (_, model) => chooseCertificate(model),
  forgetCredential: (_, model) => forgetCredential(model),
  lookUpTenant: (_, model) => findTenant(model),
  createInEntra: (_, model) => createInEntra(model),
  undoInEntra: (_, model) => undoInEntra(model),
  fillDemo: (_, model) => fillDemo(model),
  startDemo: (_, model) => startDemo(model),
  checkConsent: (_, model) => checkConsent(model),
  save: (_, model) => save(model),
  runTests: ({ address }, model) => runTests(model, address),
  checkPolicy: ({ address }, model) => checkPolicies(model, address),
  importAddresses: (_, model) => importAddresses(model),
  useDocument: ({ document, use }, model) => useDocument(model, document, use),
  openLink: ({ link }, model) => openLink(model, link),
  startOver: (_action, _model, session) => session.startOver(),
  finish: (_action, _model, session) => session.finish(),
  cancel: async ({ operation }, model) => {
    model.cancel(operation);
    return '';
  },
  copyText: async ({ text }) => {
    await env.clipboard.writeText(text);
    return l10n.t('Copied');
  },
  chooseTarget: async ({ target, address }, model) => {
    model.sheetChoice = { target, address };
    model.setParts({});
    return '';
  },
};

export function runAction<T extends Action['type']>(
  action: ActionOf<T> & { readonly type: T },
  model: WizardModel,
  session: SessionActions,
): Promise<string> {
  return actions[action.type](action, model, session);
}

/** The address goes as text: a Uri would encode the slashes behind the portal's `#`. */
async function openLink(model: WizardModel, id: LinkId): Promise<string> {
  const link = linksOf(model.state).find((candidate) => candidate.id === id);
  if (link === undefined)
    throw new Error(l10n.record('This page cannot be opened yet: the values it needs are missing.'));
  await commands.executeCommand('vscode.open', link.url);
  return '';
}

/** Saves before a step that works with the saved registration, then goes there. */
export async function applyIntent(intent: Intent, model: WizardModel): Promise<void> {
  if (crossesSaving(intent, model) && savedFact(model) !== 'yes') {
    const before = model.state.step;
    await save(model);
    if (savedFact(model) !== 'yes') return;
    if (before === 'mailboxes' && intent.type === 'next') return;
  }
  model.dispatch(intent);
}

/** True if the way leads from the entries (steps 1 to 5) to what uses them (steps 6 to 8). */
function crossesSaving(intent: Intent, model: WizardModel): boolean {
  if (intent.type !== 'goTo' && intent.type !== 'next') return false;
  const last = wizardStepIds.indexOf('mailboxes');
  const here = wizardStepIds.indexOf(model.state.step);
  const target = intent.type === 'goTo' ? wizardStepIds.indexOf(intent.step) : here + 1;
  return target > last && target > here;
}
