// Which draft the wizard opens with: the one named, the one that edits a registration, or the last unfinished one.
import { createHash } from 'node:crypto';
import type { Registration } from '../../core/registration/registration.ts';
import { emptyState, stateOf, type WizardState } from '../../wizard/state.ts';
import type { RegistrationStore } from '../shell/services.ts';
import type { Drafts } from './drafts.ts';
import { newDraftName } from './model.ts';

/** What the wizard is opened with; a draft's name comes from a page that is restored. */
export interface OpenRequest {
  readonly registration?: string;
  readonly step?: string;
  readonly draft?: string;
}

/** Recognises a registration as it was when the draft was made from it. */
export function fingerprintOf(registration: Registration): string {
  return createHash('sha256').update(canonicalOf(registration)).digest('base64url').slice(0, 22);
}

/** The registration as text that does not depend on the order of its keys. */
export function canonicalOf(registration: Registration): string {
  return JSON.stringify(registration, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

export function chooseDraft(
  request: OpenRequest,
  drafts: Drafts,
  registrations: RegistrationStore,
): WizardState {
  if (request.registration !== undefined) return editing(request.registration, drafts, registrations);
  const found = request.draft === undefined ? drafts.unfinished() : drafts.find(request.draft);
  if (found === undefined) return emptyState(newDraftName());
  return currentDraft(found, registrations);
}

function editing(id: string, drafts: Drafts, registrations: RegistrationStore): WizardState {
  const stored = registrations.find(id);
  if (stored === undefined) throw new Error(`There is no registration "${id}" in the settings.`);
  const draft = drafts.findFor(id);
  if (draft !== undefined) return currentDraft(draft, registrations);
  return stateOf(newDraftName(), stored.registration, stored.scope, fingerprintOf(stored.registration));
}

/** Where the settings changed meanwhile, they count; where the registration is gone, the draft is a new one. */
export function currentDraft(draft: WizardState, registrations: RegistrationStore): WizardState {
  const { saved } = draft;
  if (saved === undefined) return draft;
  const stored = registrations.find(saved.id);
  if (stored === undefined) {
    const { saved: _gone, ...rest } = draft;
    return rest;
  }
  const base = fingerprintOf(stored.registration);
  if (base === saved.base) return draft;
  const { step, furthest } = draft;
  return { ...stateOf(draft.draft, stored.registration, stored.scope, base), step, furthest };
}
