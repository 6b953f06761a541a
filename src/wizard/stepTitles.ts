// The steps' names in the rail, apart from what the steps do: the page's first frame needs no more.
import type { WizardStepId } from './state.ts';

export const stepTitles: Readonly<Record<WizardStepId, string>> = {
  connect: 'What to connect',
  registration: 'App registration',
  credential: 'Credential',
  permissions: 'Permissions and consent',
  mailboxes: 'Mailboxes',
  limit: 'Limit access',
  test: 'Test',
  finish: 'Finish',
};
