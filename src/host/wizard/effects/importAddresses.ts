// Reads mailbox addresses from a CSV or text file that the person chooses.

import { window } from 'vscode';
import * as l10n from '../../../core/l10n.ts';
import { longestAddressList, readAddresses } from '../../../wizard/addresses.ts';
import { readBoundedBytes } from '../../shell/readBounded.ts';
import type { WizardModel } from '../model.ts';

export async function importAddresses(model: WizardModel): Promise<string> {
  const [file] =
    (await window.showOpenDialog({
      title: l10n.t('Choose a file with mailbox addresses'),
      filters: { 'CSV or text': ['csv', 'txt', 'tsv'], 'All files': ['*'] },
      canSelectMany: false,
    })) ?? [];
  if (file === undefined) return '';
  const bytes = await readBoundedBytes(file, {
    kind: l10n.t('a list of mailboxes'),
    most: longestAddressList,
    tooLarge: () => l10n.record('This file is larger than 1 MB. Export the addresses alone.'),
  });
  const text = new TextDecoder().decode(bytes);
  const read = readAddresses(text);
  if (read.addresses.length === 0) throw new Error(l10n.record('This file holds no mail address.'));
  const before = model.state.mailboxes.length;
  model.dispatch({ type: 'addAddresses', text });
  const added = model.state.mailboxes.length - before;
  return l10n.t(
    '{0} mailboxes added{1}',
    added,
    read.repeated > 0 ? l10n.t(', {0} repeated ones left out', read.repeated) : '',
  );
}
