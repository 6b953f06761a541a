// Every other command in a window without Node: says what it cannot do there, and where it works.
import { window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { type Command, simpleCommand } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';

/** A command as package.json names it; VS Code puts its English title beside one in the window's language. */
interface Contributed {
  readonly command: string;
  readonly title: string | { readonly value: string; readonly original: string };
}

const connects = l10n.msg('it opens connections to Microsoft Entra and Exchange Online');
const keeps = l10n.msg('credentials are kept on the computer that tests with them');
const server = l10n.msg('the demo tenant is a server on a computer');
const programs = l10n.msg('it runs a program or a terminal');
const files = l10n.msg('it works with files and keys of a computer');

/** Beginnings of ids, the longer ones first, with what a browser does not have; the rest connects. */
const reasons: readonly (readonly [beginning: string, why: string])[] = [
  ['demo.', server],
  ['account.signOut', keeps],
  ['credential.', keeps],
  ['wizard.open', keeps],
  ['config.', keeps],
  ['registration.', keeps],
  ['mailbox.remove', keeps],
  ['script.', programs],
  ['policy.scripts', programs],
  ['terminal.', programs],
  ['capsule.', files],
  ['check.', files],
  ['handOff.', files],
  ['profile.', files],
  ['problem.', files],
  ['ews.findUse', files],
];

/** The rows of the commands that have none in such a window. */
export const elsewhere = (contributed: readonly Contributed[], redact: (text: string) => string) =>
  contributed.map(
    ({ command, title }): Command =>
      simpleCommand({
        id: command,
        run: ({ byPerson }) => {
          const [shown, english] = typeof title === 'string' ? [title, title] : [title.value, title.original];
          if (!byPerson) throw new Error(redact(said(command, english)));
          void window.showInformationMessage(escapeUiText(l10n.shown(redact(said(command, shown)))));
        },
      }),
  );

function said(id: string, title: string): string {
  const name = id.replace(/^exchangeOAuth\./, '');
  const why = reasons.find(([beginning]) => name.startsWith(beginning))?.[1] ?? connects;
  return l10n.record(
    '“{0}” does not work in a browser: {1}. Open the folder in VS Code on a computer, or connect this window to one (SSH, tunnel, Codespaces), and run it there.',
    title,
    why,
  );
}
