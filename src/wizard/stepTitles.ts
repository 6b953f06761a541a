// The steps' names in the rail and in lists.
import * as l10n from '../core/l10n.ts';
import type { WizardStepId } from './state.ts';

export const stepTitles: Readonly<Record<WizardStepId, string>> = {
  connect: l10n.msg('What to connect'),
  registration: l10n.msg('App registration'),
  credential: l10n.msg('Credential'),
  permissions: l10n.msg('Permissions and consent'),
  mailboxes: l10n.msg('Mailboxes'),
  limit: l10n.msg('Limit access'),
  test: l10n.msg('Test'),
  finish: l10n.msg('Finish'),
};
