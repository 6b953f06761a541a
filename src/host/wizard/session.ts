// One open wizard: takes the page's messages, changes the draft, runs what was asked for, sends snapshots back.

import { type Disposable, type ExtensionContext, type TextEditor, Uri, workspace } from 'vscode';
import type { ReplyMessage } from '../../core/channel.ts';
import * as l10n from '../../core/l10n.ts';
import { noFacts } from '../../wizard/facts.ts';
import { parseWizardRequest, type WizardEvent, type WizardRequest } from '../../wizard/messages.ts';
import { emptyState, type WizardStepId, wizardStepIds } from '../../wizard/state.ts';
import { scopeChoices } from '../registrations/scopes.ts';
import { createChannel } from '../shell/channel.ts';
import type { Services } from '../shell/services.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { forgetTyped } from './effects/credential.ts';
import { loadCatalogue } from './effects/products.ts';
import { savedFact } from './effects/save.ts';
import { createModel, newDraftName, type WizardModel } from './model.ts';
import { applyIntent, runAction, type SessionActions } from './pageRequests.ts';
import { createSnapshots } from './snapshots.ts';
import { chooseDraft, currentDraft, type OpenRequest } from './startingDraft.ts';
import { createEffectSync } from './syncEffects.ts';

export interface SessionDeps {
  readonly context: ExtensionContext;
  readonly services: Services;
  readonly request: OpenRequest;
  readonly editor: TextEditor | undefined;
  readonly post: (message: WizardEvent | ReplyMessage) => void;
  readonly close: () => void;
  readonly rename: (title: string) => void;
}

export interface WizardSession extends Disposable {
  /** What a page begins with. */
  whole(): WizardEvent;
  /** Sends all of it to a page that may have missed some. */
  showAgain(): void;
  receive(message: unknown): Promise<void>;
  /** Turns to another registration or step. */
  show(request: OpenRequest): void;
}

export async function createSession(deps: SessionDeps): Promise<WizardSession> {
  const { services, context } = deps;
  const drafts = createDrafts(draftFolder(context), services.redact);
  const state = chooseDraft(deps.request, drafts, services.registrations);
  const model = createModel({
    services,
    editor: deps.editor,
    storage: context.globalStorageUri,
    state,
    facts: { ...noFacts, ...windowFacts(services) },
    parts: await loadCatalogue(state),
    changed: () => changed(),
  });
  const effects = createEffectSync(model);
  const snapshots = createSnapshots(model, deps);
  const changed = () => {
    // A draft without a product holds nothing worth coming back to.
    if (model.state.product !== '') drafts.keep(model.state);
    effects.sync();
    snapshots.schedule();
  };
  goToStep(model, deps.request.step);
  effects.sync();
  const actions = sessionActions(model, drafts, deps);
  const channel = createChannel<WizardRequest, WizardEvent>({
    post: deps.post,
    parse: parseWizardRequest,
    answer: (request) => answer(request, model, actions, showAgain),
    beforeReply: snapshots.flush,
    redact: services.redact,
    log: services.log,
  });
  const showAgain = () => channel.send(snapshots.whole());
  const listeners = listen(model, services, effects.syncAll);
  return {
    whole: snapshots.whole,
    showAgain,
    receive: channel.receive,
    show: (request) => turnTo(request, model, drafts),
    dispose: () => {
      snapshots.stop();
      model.cancelAll();
      for (const listener of listeners) listener.dispose();
    },
  };
}

/** Files that this computer's windows share. */
const draftFolder = ({ globalStorageUri }: ExtensionContext): string =>
  Uri.joinPath(globalStorageUri, 'drafts').fsPath;

function turnTo(request: OpenRequest, model: WizardModel, drafts: Drafts): void {
  const other = request.registration !== undefined && request.registration !== model.state.saved?.id;
  if (other || request.prefill !== undefined)
    model.replaceState(chooseDraft(request, drafts, model.services.registrations));
  goToStep(model, request.step);
}

function goToStep(model: WizardModel, step: string | undefined): void {
  const known: WizardStepId | undefined = wizardStepIds.find((id) => id === step);
  if (known !== undefined) model.dispatch({ type: 'goTo', step: known });
}

function windowFacts(services: Services) {
  return {
    demo: services.demo.running,
    trusted: workspace.isTrusted,
    scopes: scopeChoices(),
    canLookUp: true,
  };
}

/** What changes outside the wizard: settings, credentials, the demo tenant, trust, folders. */
function listen(model: WizardModel, services: Services, syncAll: () => void): readonly Disposable[] {
  const window = () => model.setFacts(windowFacts(services));
  return [
    services.registrations.onDidChange(() => followSettings(model, services)),
    services.credentials.onDidChange(syncAll),
    services.demo.onDidChange(() => {
      window();
      syncAll();
    }),
    workspace.onDidGrantWorkspaceTrust(window),
    workspace.onDidChangeWorkspaceFolders(window),
  ];
}

/** A change of the settings counts if nothing of the draft was changed meanwhile; else the draft says so. */
function followSettings(model: WizardModel, services: Services): void {
  const { state, facts } = model;
  if (facts.saved === 'yes') {
    const followed = currentDraft(state, services.registrations);
    if (followed !== state) model.replaceState(followed);
  }
  model.setFacts({ saved: savedFact(model) });
}

async function answer(
  request: WizardRequest,
  model: WizardModel,
  actions: SessionActions,
  showAgain: () => void,
): Promise<string> {
  switch (request.kind) {
    case 'ready':
      showAgain();
      return '';
    case 'intent':
      await applyIntent(request.intent, model);
      return '';
    case 'act':
      return runAction(request.act, model, actions);
  }
}

function sessionActions(model: WizardModel, drafts: Drafts, deps: SessionDeps): SessionActions {
  return {
    startOver: async () => {
      model.cancelAll();
      await forgetTyped(model);
      await drafts.drop(model.state.draft);
      model.replaceState(emptyState(newDraftName()));
      return l10n.t('Started over');
    },
    finish: async () => {
      const { draft } = model.state;
      deps.close();
      await drafts.drop(draft);
      return '';
    },
  };
}

export type { OpenRequest };
