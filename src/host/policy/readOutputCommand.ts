// Read Administrator's Output: what cmdlets printed, as facts, findings and what it declares about a mailbox.

import { env, window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { plainLine } from '../../core/text/text.ts';
import { cmdletMarkdown } from '../../pages/cmdletPage.ts';
import type { PlainFact } from '../../policy/output/readOutput.ts';
import { knownObjectId } from '../scripts/knownObjectId.ts';
import { askMailbox, type MailboxChoice, namedOrAsked } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import { inOrder } from '../shell/inOrder.ts';
import type { Pages } from '../shell/pages.ts';
import type { Services } from '../shell/services.ts';
import { advisedFindings } from './advisedFindings.ts';
import { withNames } from './applicationNames.ts';

/** Reads what an administrator's cmdlets printed, keeps what it declares, and names the usual confusions. */
export const readOutputCommand = (services: Services, pages: Pages): Command => {
  const lists = new Map<string, readonly PlainFact[]>();
  return command({
    id: 'exchangeOAuth.policy.readOutput',
    choose: (call) => chooseOutput(call, services),
    run: async (subject, { byPerson, signal }) => {
      const read = await readOutput(subject, services, lists, signal);
      const { address } = subject.mailbox;
      if (byPerson)
        await pages.show(
          l10n.t('Administrator’s output, {0}', address),
          cmdletMarkdown({ mailbox: subject.mailbox, ...read }),
          {
            message: read.findings.find(({ advice }) => advice.owner !== 'you')?.advice.message,
            again: inOrder(
              ['mailbox.checkPolicy', 'mailbox.report'],
              { registration: subject.registration.id, address },
              services.personArguments,
            ),
            script: { registration: subject.registration.id },
          },
        );
      return answerOf(read);
    },
  });
};

interface OutputSubject {
  readonly registration: Registration;
  readonly mailbox: Mailbox;
  readonly text: string;
  readonly enterpriseAppObjectId: string | undefined;
}

async function chooseOutput(call: Call, services: Services): Promise<OutputSubject> {
  const { stored, mailbox } =
    firstMailbox(call, services) ??
    (await askMailbox(call, services.registrations, l10n.t('Which mailbox is the output about?')));
  const toName = 'Name the output: {text: "<what the cmdlet printed>"}.';
  const text = await namedOrAsked(call, textOf(call, 'text'), outputText, toName);
  const enterpriseAppObjectId =
    textOf(call, 'enterpriseAppObjectId') ??
    knownObjectId(services, stored.registration).enterpriseAppObjectId;
  return { registration: stored.registration, mailbox, text, enterpriseAppObjectId };
}

/** Lists of the whole tenant: roles come from Exchange and grants from Entra, so they are pasted one after the other. */
const tenantWide: readonly PlainFact['kind'][] = [
  'roleAssignment',
  'grant',
  'servicePrincipal',
  'organization',
];

async function readOutput(
  { enterpriseAppObjectId, ...subject }: OutputSubject,
  services: Services,
  lists: Map<string, readonly PlainFact[]>,
  signal: AbortSignal,
) {
  const { registration, mailbox } = subject;
  const output = await import('../../policy/output/readOutput.ts');
  const answer = output.readOutput({
    ...subject,
    now: new Date(),
    earlier: lists.get(registration.tenantId) ?? [],
    ...(enterpriseAppObjectId === undefined ? {} : { enterpriseAppObjectId }),
  });
  const kept = answer.facts.filter(({ kind }) => tenantWide.includes(kind));
  const kinds = new Set(kept.map(({ kind }) => kind));
  const before = (lists.get(registration.tenantId) ?? []).filter(({ kind }) => !kinds.has(kind));
  lists.set(registration.tenantId, [...kept, ...before]);
  const declared = answer.declared && { ...answer.declared, readAt: new Date().toISOString() };
  if (declared !== undefined && mailbox.address !== '')
    await services.reports.saveDeclared(registration, mailbox.address, declared);
  const findings = await advisedFindings(answer.findings, { registration, mailbox });
  const usage = answer.usage && (await withNames(answer.usage, registration, services, signal));
  return { ...answer, declared, findings, usage };
}

/** What code gets: JSON of the contract. */
function answerOf({
  facts,
  reading,
  declared,
  findings,
  readiness,
  heldTwice,
  usage,
}: Awaited<ReturnType<typeof readOutput>>) {
  return {
    facts,
    unread: reading.unread,
    cut: reading.cut,
    notKnownWhose: reading.notKnownWhose,
    findings: findings.map((finding) => ({ code: finding.advice.code, ...finding })),
    ...(declared === undefined ? {} : { declared }),
    ...(readiness === undefined ? {} : { readiness }),
    ...(heldTwice === undefined ? {} : { heldTwice }),
    ...(usage === undefined ? {} : { usage }),
  };
}

/** Code may leave the mailbox open: then it is the registration's first one, if it has any. */
function firstMailbox(call: Call, { registrations }: Services): MailboxChoice | undefined {
  if (call.byPerson || call.registration === undefined || call.address !== undefined) return undefined;
  const stored = registrations.find(call.registration);
  if (stored === undefined) return undefined;
  return { stored, mailbox: stored.registration.mailboxes[0] ?? { address: '', protocols: [] } };
}

/** The selection of the editor, else the clipboard. */
async function outputText(): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  if (editor !== undefined && !editor.selection.isEmpty) return editor.document.getText(editor.selection);
  const text = await env.clipboard.readText();
  if (text.trim() === '') {
    void window.showInformationMessage(
      l10n.t('Copy what the cmdlet printed, or select it in an editor, and run this command again.'),
    );
    return undefined;
  }
  const read = l10n.t('Read It');
  const answer = await window.showInformationMessage(
    escapeUiText(l10n.t('Read this from the clipboard? “{0}”', plainLine(text, 120))),
    {
      modal: true,
      detail: l10n.t(
        'Output of Get-, New- and Test- cmdlets is understood, as a list, a table, CSV, JSON or CLIXML, and the EWS usage report that the Microsoft 365 admin center exports. It stays on this computer.',
      ),
    },
    read,
  );
  return answer === read ? text : undefined;
}
