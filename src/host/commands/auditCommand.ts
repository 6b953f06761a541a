// Audit Reachable Mailboxes: for every mailbox of a list, whether the application gets in. Goes on where it was stopped.
import { createHash } from 'node:crypto';
import { type ExtensionContext, env, Uri, window, workspace } from 'vscode';
import type { ProtocolId, Registration } from '../../core/registration.ts';
import { isMailAddress } from '../../core/text.ts';
import type { AuditProgress } from '../../policy/audit.ts';
import type { AuditResult } from '../../policy/auditReport.ts';
import { auditMarkdown } from '../auditPage.ts';
import type { Pages } from '../pages.ts';
import type { Services } from '../services.ts';
import { wait } from '../wait.ts';
import { askRegistration, pick } from './ask.ts';
import { type Call, type Cancelled, cancelled, textOf } from './call.ts';
import { withCancel } from './progress.ts';
import type { CommandTable } from './registerCommands.ts';

type AuditRoom = typeof import('../../policy/audit.ts');

export interface AuditParts {
  readonly services: Services;
  readonly pages: Pages;
  readonly storage: ExtensionContext['globalStorageUri'];
}

export function auditCommands(parts: AuditParts): CommandTable {
  return { 'exchangeOAuth.policy.audit': (call) => audit(call, parts) };
}

async function audit(call: Call, parts: AuditParts): Promise<unknown> {
  const { services } = parts;
  const stored = await askRegistration(call, services.registrations, 'Whose reach do you want to audit?');
  if (stored === cancelled) return cancelled;
  const { registration } = stored;
  const room = await import('../../policy/audit.ts');
  const protocol = await askProtocol(call, registration);
  if (protocol === undefined) return cancelled;
  const list = await askList(call, registration, services, room);
  if (list === cancelled) return cancelled;
  if (list.length === 0) throw new Error('The list holds no mail address.');
  const run = (signal: AbortSignal, report: (text: string) => void) =>
    runOne({ registration, protocol, list, signal, report }, parts, room);
  const result = call.byPerson
    ? await withCancel(`Auditing ${list.length} mailboxes`, run)
    : await run(new AbortController().signal, () => undefined);
  if (call.byPerson) await showResult(registration, result, parts, room);
  return result;
}

async function askProtocol(call: Call, registration: Registration): Promise<ProtocolId | undefined> {
  const used = [...new Set(registration.mailboxes.flatMap((mailbox) => mailbox.protocols))];
  const named = textOf(call, 'protocol');
  if (named !== undefined || !call.byPerson || used.length < 2) {
    return (
      used.find((protocol) => protocol === named) ??
      used.find((protocol) => protocol === 'graph') ??
      used[0] ??
      'graph'
    );
  }
  const items = used.map((protocol) => ({
    label: protocol.toUpperCase(),
    detail: protocol === 'graph' ? 'Fastest: 20 mailboxes in one request' : 'One connection for each mailbox',
    protocol,
  }));
  return (await pick(items, 'Through which protocol?'))?.protocol;
}

async function askList(
  call: Call,
  registration: Registration,
  services: Services,
  room: AuditRoom,
): Promise<readonly string[] | Cancelled> {
  const given = call.values['mailboxes'];
  if (Array.isArray(given))
    return given.filter(
      (address): address is string => typeof address === 'string' && isMailAddress(address),
    );
  if (!call.byPerson) throw new Error('Name the mailboxes: {mailboxes: ["a@contoso.com"]}.');
  const ways = [
    {
      label: '$(file) From a file',
      detail: 'CSV or text, one address a line or in a column',
      read: () => fromFile(room),
    },
    {
      label: '$(clippy) From the clipboard',
      detail: 'Addresses in any form',
      read: async () => room.mailboxListFrom(await env.clipboard.readText()).addresses,
    },
    {
      label: '$(organization) From the directory',
      detail: 'Through Graph, where the application may list users (User.Read.All)',
      read: () => fromDirectory(registration, services, room),
    },
  ];
  const way = await pick(ways, 'Which mailboxes?');
  return way === undefined ? cancelled : way.read();
}

async function fromFile(room: AuditRoom): Promise<readonly string[] | Cancelled> {
  const [file] =
    (await window.showOpenDialog({
      title: 'Choose the list of mailboxes',
      filters: { 'Lists of addresses': ['csv', 'txt'] },
    })) ?? [];
  if (file === undefined) return cancelled;
  return room.mailboxListFrom(new TextDecoder().decode(await workspace.fs.readFile(file))).addresses;
}

function fromDirectory(
  registration: Registration,
  services: Services,
  room: AuditRoom,
): Promise<readonly string[]> {
  const resolved = services.connections.endpoints(registration);
  if (!resolved.ok) throw new Error('The registration’s hosts cannot be used.');
  const { graph } = resolved.endpoints;
  return withCancel('Reading the directory', (signal, report) =>
    room.directoryMailboxes(
      graph,
      (path) => services.connections.graph(registration, { method: 'GET', path }, signal),
      (count) => report(`${count} mailboxes`),
    ),
  );
}

interface OneAudit {
  readonly registration: Registration;
  readonly protocol: ProtocolId;
  readonly list: readonly string[];
  readonly signal: AbortSignal;
  readonly report: (text: string) => void;
}

async function runOne(
  one: OneAudit,
  { services, storage }: AuditParts,
  room: AuditRoom,
): Promise<AuditResult> {
  const { registration, protocol, signal } = one;
  await workspace.fs.createDirectory(storage);
  const name = `audit-${createHash('sha256').update(`${registration.id}\n${protocol}`).digest('hex').slice(0, 24)}`;
  const kept = Uri.joinPath(storage, `${name}.json`);
  const journal = room.fileJournal(Uri.joinPath(storage, `${name}.journal`).fsPath);
  const previous = await readResult(kept);
  const result = await room.runAudit({
    registration: registration.id,
    protocol,
    mailboxes: one.list,
    allowed: registration.mailboxes.map(({ address }) => address),
    ask: await asker(registration, protocol, services, signal),
    journal,
    ...(previous === undefined ? {} : { previous }),
    signal,
    clock: { now: Date.now, wait },
    onProgress: (progress) => one.report(progressWords(progress)),
  });
  if (result.complete) {
    await workspace.fs.writeFile(kept, new TextEncoder().encode(JSON.stringify(result)));
    await journal.clear();
  }
  return result;
}

async function asker(
  registration: Registration,
  protocol: ProtocolId,
  services: Services,
  signal: AbortSignal,
): Promise<Parameters<AuditRoom['runAudit']>[0]['ask']> {
  if (protocol === 'graph') {
    return {
      kind: 'graphBatch',
      post: (body, renewToken) =>
        services.connections.graph(
          registration,
          { method: 'POST', path: '/v1.0/$batch', body, renewToken },
          signal,
        ),
    };
  }
  const { diagnose } = await import('../../advice/diagnose.ts');
  const mailbox = registration.mailboxes[0] ?? { address: '', protocols: [protocol] };
  return {
    kind: 'probe',
    probe: (address) => services.connections.probe(registration, mailbox, protocol, address, signal),
    diagnose: (evidence) => diagnose(evidence, { registration, protocol, now: new Date() }),
  };
}

function progressWords({ done, total, remainingMs, pausedMs }: AuditProgress): string {
  const left =
    remainingMs === undefined ? '' : `, about ${Math.max(1, Math.round(remainingMs / 60_000))} min left`;
  return pausedMs === undefined
    ? `${done} of ${total}${left}`
    : `${done} of ${total}, waiting ${Math.ceil(pausedMs / 1000)} s as the service asked`;
}

/** The last whole result; undefined where there is none or it cannot be read. */
async function readResult(file: Uri): Promise<AuditResult | undefined> {
  try {
    return JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(file))) as AuditResult;
  } catch {
    return undefined;
  }
}

async function showResult(
  registration: Registration,
  result: AuditResult,
  { pages }: AuditParts,
  room: AuditRoom,
): Promise<void> {
  await pages.show(`Audit of ${registration.name}`, auditMarkdown(registration, result));
  const save = 'Save as CSV';
  const { counts } = result;
  const words = result.complete
    ? `${counts.reachable} reachable, ${counts.refused} refused, ${counts.unknown} unknown; ${counts.tooWide} should not be reachable.`
    : 'The audit was stopped; run it again to go on where it ended.';
  if ((await window.showInformationMessage(words, save)) !== save) return;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    title: 'Save the audit',
    filters: { CSV: ['csv'] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, 'mailbox-audit.csv') }),
  });
  if (target !== undefined)
    await workspace.fs.writeFile(target, new TextEncoder().encode(room.auditCsv(result)));
}
