// Which draft the wizard opens with: the one named, the one that edits a registration, or the last unfinished one.

import { createHash } from 'node:crypto';
import * as l10n from '../../core/l10n.ts';
import { canonicalText } from '../../core/registration/mergeEdits.ts';
import type { GrantId, ProtocolId, Registration } from '../../core/registration/registration.ts';
import { emptyState, stateOf, type WizardState } from '../../wizard/state.ts';
import type { RegistrationStore } from '../shell/services.ts';
import type { Drafts } from './drafts.ts';
import { newDraftName } from './model.ts';

/** What the wizard is opened with; a draft's name comes from a page that is restored. */
export interface OpenRequest {
  readonly registration?: string;
  readonly step?: string;
  readonly draft?: string;
  /** What a file of configuration says; a new draft begins with it. */
  readonly prefill?: Prefill;
}

export interface Prefill {
  readonly name: string;
  readonly tenant: string;
  readonly clientId: string;
  readonly grant: GrantId;
  readonly addresses: readonly string[];
  readonly protocols: readonly ProtocolId[];
}

/** Recognises a registration as it was when the draft was made from it. */
export function fingerprintOf(registration: Registration): string {
  return createHash('sha256').update(canonicalOf(registration)).digest('base64url').slice(0, 22);
}

/** The registration as text that does not depend on the order of its keys. */
export const canonicalOf = (registration: Registration): string => canonicalText(registration) ?? '';

export function chooseDraft(
  request: OpenRequest,
  drafts: Drafts,
  registrations: RegistrationStore,
): WizardState {
  if (request.registration !== undefined) return editing(request.registration, drafts, registrations);
  if (request.prefill !== undefined) return prefilled(request.prefill);
  const found = request.draft === undefined ? drafts.unfinished() : drafts.find(request.draft);
  if (found === undefined) return emptyState(newDraftName());
  return currentDraft(found, registrations);
}

/** A new draft with what is known; everything else is marked as missing by the steps themselves. */
function prefilled({ name, tenant, clientId, grant, addresses, protocols }: Prefill): WizardState {
  const empty = emptyState(newDraftName());
  return {
    ...empty,
    grant,
    protocols,
    texts: { ...empty.texts, name, tenant, clientId },
    mailboxes: addresses.map((address, at) => ({
      key: `m${at + 1}`,
      address,
      signInAs: '',
      sendAs: '',
      controlMailbox: '',
      kind: 'user',
      protocols,
    })),
    nextMailbox: addresses.length + 1,
  };
}

function editing(id: string, drafts: Drafts, registrations: RegistrationStore): WizardState {
  const stored = registrations.find(id);
  if (stored === undefined)
    throw new Error(l10n.record('There is no registration "{0}" in the settings.', id));
  const draft = drafts.findFor(id);
  if (draft !== undefined) return currentDraft(draft, registrations);
  return stateOf(newDraftName(), stored.registration, stored.scope, fingerprintOf(stored.registration));
}

/** If the settings changed meanwhile, they count; if the registration is gone, the draft is a new one. */
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
