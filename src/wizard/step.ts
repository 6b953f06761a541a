// What a step of the wizard is: its words, how it stands, and its buttons.
import type { ProductChoice } from '../core/productChoice.ts';
import type { OperationId, WizardFacts } from './facts.ts';
import type { WizardState, WizardStepId } from './state.ts';

export type StepStatus = 'todo' | 'done' | 'attention';

/** What a press on a button of the footer does. */
export type FooterAct =
  | 'next'
  | 'storeCredential'
  | 'checkConsent'
  | 'save'
  | 'runTests'
  | 'cancel'
  | 'finish';

export interface FooterButton {
  readonly label: string;
  readonly act: FooterAct;
  /** What `cancel` cancels. */
  readonly operation?: OperationId;
}

/** All that a step may look at. `today` is an ISO date. */
export interface StepView {
  readonly state: WizardState;
  readonly facts: WizardFacts;
  readonly catalogue: readonly ProductChoice[];
  readonly today: string;
}

export interface WizardStep {
  readonly id: WizardStepId;
  /** The one heading of the step. */
  readonly heading: string;
  /** The one sentence under it. */
  sentence(view: StepView): string;
  /** Beside its entries being complete: what the host must have seen for the step to be done; absent: nothing. */
  status?(view: StepView): StepStatus;
  primary(view: StepView): FooterButton;
  /** The button for a person who goes on and leaves the primary action for later. */
  later?(view: StepView): FooterButton | undefined;
}
