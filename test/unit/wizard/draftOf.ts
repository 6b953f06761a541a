// Drafts and a catalogue for the wizard's tests.
import { catalogue } from '../../../src/products/registry.ts';
import type { Intent } from '../../../src/wizard/intents.ts';
import type { ProblemContext } from '../../../src/wizard/problems.ts';
import { reduce } from '../../../src/wizard/reducer.ts';
import { emptyState, type TextField, type WizardState } from '../../../src/wizard/state.ts';

export const context: ProblemContext = { catalogue: catalogue(), today: '2026-11-22' };

export const tenantId = '11111111-2222-3333-4444-555555555555';
export const clientId = '66666666-7777-8888-9999-000000000000';

/** Applies intents in order. */
export function after(state: WizardState, ...intents: readonly Intent[]): WizardState {
  return intents.reduce((current, intent) => reduce(current, intent, context), state);
}

export const typed = (field: TextField, value: string): Intent => ({ type: 'setText', field, value });

/** GlobalCapture with tenant, client and one mailbox, at step 1. */
export function completeDraft(): WizardState {
  return after(
    emptyState('test'),
    { type: 'chooseProduct', product: 'globalcapture' },
    typed('name', 'Contoso Capture'),
    typed('tenant', tenantId),
    typed('clientId', clientId),
    typed('controlMailbox', 'ceo@contoso.com'),
    { type: 'addAddresses', text: 'ap@contoso.com' },
  );
}
