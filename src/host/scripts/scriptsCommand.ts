// Show Administrator Scripts: every block of a registration with its undo; code gets them as JSON.

import * as v from 'valibot';
import { window, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { AccessLimit, AdminScript } from '../../snippets/adminScripts/adminScript.ts';
import { askRegistration } from '../shell/ask.ts';
import { type Command, command } from '../shell/command.ts';
import type { Services } from '../shell/services.ts';
import { knownObjectId } from './knownObjectId.ts';

export const scriptsCommand = (services: Services): Command =>
  command({
    id: 'exchangeOAuth.policy.scripts',
    choose: async (call) => ({
      ...(await askRegistration(call, services.registrations, l10n.t('Whose scripts do you want to see?'))),
      limit: limitOf(call.values['limit']),
    }),
    run: async ({ registration, limit }, { byPerson }) => {
      const { adminScripts } = await import('../../snippets/adminScripts/adminScripts.ts');
      const scripts = adminScripts(registration, {
        ...knownObjectId(services, registration),
        ...(limit === undefined ? {} : { limit }),
      });
      if (byPerson) await openScripts(scripts);
      return scripts.map(({ id, title, text, undo, runsIn }) => ({
        id,
        title,
        text,
        runsIn,
        ...(undo === '' ? {} : { undo }),
      }));
    },
  });

/** What code names in place of a group of our own: `{kind: "filter", filter}` and the other kinds of limit. */
const limits = v.optional(
  v.variant('kind', [
    v.object({ kind: v.picklist(['group', 'recipientGroup']), address: v.string() }),
    v.object({ kind: v.literal('filter'), filter: v.string() }),
    v.object({ kind: v.literal('administrativeUnit'), id: v.string() }),
  ]),
);

function limitOf(value: unknown): AccessLimit | undefined {
  const parsed = v.safeParse(limits, value);
  if (parsed.success) return parsed.output;
  throw new Error(
    'The limit is not understood. Name {kind: "group", address}, {kind: "recipientGroup", address}, {kind: "filter", filter} or {kind: "administrativeUnit", id}.',
  );
}

async function openScripts(scripts: readonly AdminScript[]): Promise<void> {
  if (scripts.length === 0)
    throw new Error(l10n.record('No script is needed: the registration has no mailbox yet.'));
  const content = scripts
    .map(({ text, undo }) => (undo === '' ? text : `${text}\n# ----- Undo of the block above -----\n${undo}`))
    .join('\n\n');
  const document = await workspace.openTextDocument({ language: 'powershell', content });
  await window.showTextDocument(document, { preview: true });
}
