// Keeps what the host knows in step with the draft: a changed tenant asks for another credential, a changed product for
// other permissions, another step for other texts.
import { testedWith } from '../../core/report/testedWith.ts';
import type { WizardState } from '../../wizard/state.ts';
import { consentDependsOn } from './effects/checkConsent.ts';
import { policyFacts } from './effects/checkPolicies.ts';
import { bindingOf, readCredential } from './effects/credential.ts';
import { refreshProduct } from './effects/products.ts';
import { testFacts } from './effects/runTests.ts';
import { savedFact } from './effects/save.ts';
import { stepTexts } from './effects/stepDocuments.ts';
import type { WizardModel } from './model.ts';

export interface EffectSync {
  /** Called after every change of the draft. */
  sync(): void;
  /** Asks for everything again, as after a change outside the wizard. */
  syncAll(): void;
}

/** What each kind of work depends on, as text: it runs again when that text changes. */
function dependencies(state: WizardState, model: WizardModel) {
  const registration = model.registration();
  const identity = bindingOf(registration);
  return {
    credential: identity,
    product: JSON.stringify([state.product, state.protocols, state.grant]),
    consent: consentDependsOn(model),
    texts: JSON.stringify([state.step, model.sheetChoice, textsDependOn(state) ? registration : '']),
    lists: JSON.stringify([
      testedWith(registration, ''),
      state.step === 'test' || state.step === 'limit',
      state.mailboxes,
      state.texts.controlMailbox,
    ]),
  };
}

const textsDependOn = (state: WizardState): boolean =>
  state.step === 'registration' || state.step === 'limit' || state.step === 'finish';

type Seen = ReturnType<typeof dependencies>;
const nothing: Seen = { credential: '', product: '', consent: '', texts: '', lists: '' };

export function createEffectSync(model: WizardModel): EffectSync {
  let seen: Seen = nothing;
  let state: WizardState | undefined;
  let syncing = false;
  const report = (work: Promise<void>) =>
    void work.catch((error: unknown) => model.services.log.error('wizard', error));
  const start = (before: Seen, now: Seen) => {
    if (before.credential !== now.credential) report(readCredential(model));
    if (before !== nothing && before.product !== now.product) report(refreshProduct(model));
    if (before.consent !== now.consent && model.facts.consent.length > 0) model.setFacts({ consent: [] });
    if (before.texts !== now.texts) report(showTexts(model));
    if (before.lists !== now.lists && !model.facts.running.includes('tests')) {
      model.setFacts({ tests: testFacts(model), policies: policyFacts(model) });
    }
    model.setFacts({ saved: savedFact(model) });
  };
  const sync = () => {
    // Its own findings change the facts, not the draft; only a new draft is looked at.
    if (syncing || (state === model.state && seen !== nothing)) return;
    syncing = true;
    try {
      const before = seen;
      state = model.state;
      seen = dependencies(state, model);
      start(before, seen);
    } finally {
      syncing = false;
    }
  };
  return {
    sync,
    syncAll: () => {
      seen = { ...nothing, consent: seen.consent };
      sync();
    },
  };
}

/** Loads the step's texts; if the draft has moved on meanwhile, they are not shown. */
async function showTexts(model: WizardModel): Promise<void> {
  const { step } = model.state;
  const shown = await stepTexts(model);
  if (model.state.step !== step) return;
  const { sheet: _sheet, documents: _documents, documentsProblem: _problem, ...kept } = model.parts;
  model.replaceParts({ ...kept, ...shown });
}
