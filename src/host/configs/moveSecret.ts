// Move to Secret Storage: a client secret leaves a file for the registration that it belongs to; a reference stays.

import { type TextDocument, Uri, WorkspaceEdit, workspace } from 'vscode';
import type { MovableSecret } from '../../configs/movableSecret.ts';
import type { Credential } from '../../core/credential/credential.ts';
import { Secret } from '../../core/credential/secret.ts';
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { losesAnother } from '../credentials/credentialCommands.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import type { Services } from '../shell/services.ts';
import { rangeOf } from './ranges.ts';
import { moveFor } from './secretOwner.ts';
import { tellToRenew } from './tellToRenew.ts';

interface Move extends MovableSecret {
  readonly document: TextDocument;
  readonly version: number;
  readonly registration: Registration;
  readonly seen: string;
}

export const moveSecretCommand = (services: Services): Command =>
  command({
    id: 'exchangeOAuth.config.moveSecret',
    needsTrust: l10n.msg('no secret is taken out of its files'),
    choose: (call) => moveOf(call, services),
    confirm: async (move) =>
      (await losesAnother(move.registration, credentialOf(move), services))
        ? {
            title: l10n.t('Replace the credential stored for {0}?', move.registration.name),
            detail: l10n.t(
              'The file holds another secret for client {0} in tenant {1}. The one that is stored now is lost.',
              move.registration.clientId,
              move.registration.tenantId,
            ),
            answers: [l10n.t('Replace')],
          }
        : undefined,
    run: async (move) => {
      const { document, version, registration, reference, seen } = move;
      if (document.version !== version)
        throw new Error(l10n.record('The file has changed. Choose the fix again.'));
      // Stored and read back first: a secret that could not be kept stays where it is.
      await services.credentials.store(registration, credentialOf(move), seen);
      const edit = new WorkspaceEdit();
      edit.replace(document.uri, rangeOf(document, reference), reference.text);
      if (!(await workspace.applyEdit(edit)))
        throw new Error(
          l10n.record('The secret is stored, but the file cannot be changed. Replace it there by hand.'),
        );
      return { stored: true, registration: registration.id, reference: reference.label };
    },
    tell: tellToRenew,
  });

const credentialOf = ({ secret }: MovableSecret): Credential => ({
  kind: 'secret',
  secret: new Secret(secret),
});

async function moveOf(call: Call, { registrations, credentials }: Services): Promise<Move> {
  const uri = textOf(call, 'uri');
  const { start, end } = call.values;
  if (uri === undefined || typeof start !== 'number' || typeof end !== 'number')
    throw new Error('Name the file and where the secret stands in it: {uri: "…", start: 0, end: 0}.');
  const document = await workspace.openTextDocument(Uri.parse(uri, true));
  const { readConfig } = await import('../../configs/readConfig.ts');
  const text = document.getText();
  const reading = readConfig({ text, fileName: document.fileName });
  const found = moveFor(registrations, reading, text, { start, end });
  if (found === undefined) throw new Error(l10n.record('No secret of a registration stands there.'));
  const { movable, registration } = found;
  return {
    ...movable,
    registration,
    seen: credentials.seen(registration),
    document,
    version: document.version,
  };
}
