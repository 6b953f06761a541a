// What each request of the page does: one row an act. The answer is said to screen readers; what is thrown is shown.
import { commands, env } from 'vscode';
import type { Action } from '../../wizard/actions.ts';
import type { Intent } from '../../wizard/intents.ts';
import { type LinkId, linksOf } from '../../wizard/links.ts';
import { wizardStepIds } from '../../wizard/state.ts';
import { checkConsent } from './effects/checkConsent.ts';
import { checkPolicies } from './effects/checkPolicies.ts';
import { chooseCertificate, forgetCredential, storePassword, storeSecret } from './effects/credential.ts';
import { fillDemo, startDemo } from './effects/demo.ts';
import { useDocument } from './effects/documents.ts';
import { findTenant } from './effects/findTenant.ts';
import { importAddresses } from './effects/importAddresses.ts';
import { runTests } from './effects/runTests.ts';
import { save, savedFact } from './effects/save.ts';
import type { WizardModel } from './model.ts';

/** What only the session can do. */
export interface SessionActs {
  startOver(): Promise<string>;
  finish(): Promise<string>;
}

export async function perform(act: Action, model: WizardModel, session: SessionActs): Promise<string> {
  switch (act.type) {
    case 'storeSecret':
      return storeSecret(model, act.secret);
    case 'storePassword':
      return storePassword(model, act.userName, act.password, act.secret);
    case 'chooseCertificate':
      return chooseCertificate(model);
    case 'forgetCredential':
      return forgetCredential(model);
    case 'lookUpTenant':
      return findTenant(model);
    case 'fillDemo':
      return fillDemo(model);
    case 'startDemo':
      return startDemo(model);
    case 'checkConsent':
      return checkConsent(model);
    case 'save':
      return save(model);
    case 'runTests':
      return runTests(model, act.address);
    case 'checkPolicy':
      return checkPolicies(model, act.address);
    case 'importAddresses':
      return importAddresses(model);
    case 'startOver':
      return session.startOver();
    case 'finish':
      return session.finish();
    default:
      return performSmall(act, model);
  }
}

type SmallAct = Extract<
  Action,
  { type: 'cancel' | 'openLink' | 'copyText' | 'useDocument' | 'chooseTarget' }
>;

async function performSmall(act: SmallAct, model: WizardModel): Promise<string> {
  switch (act.type) {
    case 'cancel':
      model.cancel(act.operation);
      return '';
    case 'openLink':
      return openLink(model, act.link);
    case 'copyText':
      await env.clipboard.writeText(act.text);
      return 'Copied';
    case 'useDocument':
      return useDocument(model, act.document, act.use);
    case 'chooseTarget':
      model.sheetChoice = { target: act.target, address: act.address };
      model.have({});
      return '';
    default:
      return act satisfies never;
  }
}

/** The address goes as text: a Uri would encode the slashes behind the portal's `#`. */
async function openLink(model: WizardModel, id: LinkId): Promise<string> {
  const link = linksOf(model.state).find((candidate) => candidate.id === id);
  if (link === undefined) throw new Error('This page cannot be opened yet: the values it needs are missing.');
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

/** True where the way leads from the entries (steps 1 to 5) to what uses them (steps 6 to 8). */
function crossesSaving(intent: Intent, model: WizardModel): boolean {
  if (intent.type !== 'goTo' && intent.type !== 'next') return false;
  const last = wizardStepIds.indexOf('mailboxes');
  const here = wizardStepIds.indexOf(model.state.step);
  const target = intent.type === 'goTo' ? wizardStepIds.indexOf(intent.step) : here + 1;
  return target > last && target > here;
}
