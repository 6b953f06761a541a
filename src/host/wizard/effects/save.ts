// Writes the registration into the settings: the secret is stored by then, so a half-written connection cannot appear.
import { secretBinding } from '../../../core/credential/secretKey.ts';
import * as l10n from '../../../core/l10n.ts';
import { freeId } from '../../../core/registration/freeId.ts';
import type { Registration } from '../../../core/registration/registration.ts';
import { today } from '../../../core/text/dates.ts';
import type { WizardFacts } from '../../../wizard/facts.ts';
import { problemsOf } from '../../../wizard/problems.ts';
import type { WizardStepId } from '../../../wizard/state.ts';
import { isIdTaken } from '../../registrations/isIdTaken.ts';
import type { WizardModel } from '../model.ts';
import { canonicalOf, fingerprintOf } from '../startingDraft.ts';

/** Steps whose entries become the registration. */
const savedSteps: readonly WizardStepId[] = ['connect', 'registration', 'mailboxes'];

/** Saves if everything is complete, and goes on; else shows the first step that needs something. */
export async function save(model: WizardModel): Promise<string> {
  const context = { catalogue: model.parts.catalogue, today: today(new Date()) };
  const incomplete = savedSteps.find((step) => problemsOf(step, model.state, context).length > 0);
  if (incomplete !== undefined) {
    if (incomplete !== model.state.step) model.dispatch({ type: 'goTo', step: incomplete });
    model.dispatch({ type: 'next' });
    return '';
  }
  await write(model);
  if (model.state.step === 'mailboxes') model.dispatch({ type: 'next' });
  return l10n.t('Saved');
}

async function write(model: WizardModel): Promise<void> {
  const { registrations, hosts } = model.services;
  const { state } = model;
  const id = state.saved?.id ?? newId(state.texts.name, (other) => isIdTaken(registrations, other));
  const scope = state.saved?.scope ?? state.scope;
  const base = baseOf(model);
  const registration = withoutOthersExpiry({ ...model.registration(), id }, base);
  await model.run('save', () => registrations.save(registration, scope, base));
  // The person typed these hosts, or was shown them, in this page.
  if (scope.kind === 'user') await hosts.agree(registration);
  model.dispatch({ type: 'expiryRead', expiresOn: registration.credentialExpiresOn ?? '' });
  model.dispatch({ type: 'saved', id, scope, base: fingerprintOf(registration) });
  model.setFacts({ saved: savedFact(model) });
}

/** The day on which another application's credential ends says nothing about this one's. */
function withoutOthersExpiry(
  registration: Registration,
  base: Registration | 'new' | undefined,
): Registration {
  if (base === 'new' || base === undefined || secretBinding(base) === secretBinding(registration))
    return registration;
  const { credentialExpiresOn, ...undated } = registration;
  return credentialExpiresOn === base.credentialExpiresOn ? undated : registration;
}

/** What the draft was made from; a registration that was removed meanwhile is written as it stands in the draft. */
function baseOf({ state, services }: WizardModel): Registration | 'new' | undefined {
  const { saved } = state;
  if (saved === undefined) return 'new';
  const stored = services.registrations.find(saved.id)?.registration;
  if (stored === undefined || fingerprintOf(stored) === saved.base) return stored;
  // Without its hosts, which count in User settings only, an entry of a workspace is never what the draft holds.
  if (saved.scope.kind !== 'user') return undefined;
  throw new Error(
    l10n.record(
      '{0} was changed in the settings while you edited it, so nothing was saved. Close the wizard and open it again to see what it is now.',
      stored.name,
    ),
  );
}

/** An id from the name: lower case, readable in the settings, not taken. */
function newId(name: string, isTaken: (id: string) => boolean): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return freeId(words === '' ? 'connection' : words, isTaken);
}

/** Whether the draft stands in the settings as it is. */
export function savedFact(model: WizardModel): WizardFacts['saved'] {
  const { saved } = model.state;
  const stored = saved === undefined ? undefined : model.services.registrations.find(saved.id);
  if (stored === undefined) return 'no';
  const same = canonicalOf(stored.registration) === canonicalOf(model.registration());
  return same ? 'yes' : 'changed';
}
