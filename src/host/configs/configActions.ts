// Fixes in files that configure mail: one small edit if it is certain, a reference for a secret, and alternatives.

import {
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Range,
  type Selection,
  type TextDocument,
  WorkspaceEdit,
} from 'vscode';
import { ignoreComment } from '../../configs/ignore.ts';
import type { ConfigProblem, ConfigReading, Edit } from '../../configs/model.ts';
import { referenceFor } from '../../configs/secretReference.ts';
import * as l10n from '../../core/l10n.ts';
import type { Services } from '../shell/services.ts';
import { diagnosticSource, rangeOf } from './ranges.ts';
import { moveFor } from './secretOwner.ts';

/** What the editor knows of this computer: names, and arguments of its own; no secret. */
export type KnownRegistrations = Pick<Services, 'registrations' | 'personArguments'> & {
  /** A window in a browser: it has no wizard, no secrets and no scripts, and does not offer them. */
  readonly withoutNode?: true;
};

const fixAll = CodeActionKind.SourceFixAll.append('exchangeOAuth');

/** What the editor asks about, and what is known of it. */
interface ActionRequest {
  readonly document: TextDocument;
  readonly context: CodeActionContext;
  readonly reading: ConfigReading;
  readonly services: KnownRegistrations;
}

export function configActions(range: Range | Selection, request: ActionRequest): CodeAction[] {
  const { document, context, reading, services } = request;
  const here = reading.problems.filter(
    (problem) => rangeOf(document, problem).intersection(range) !== undefined,
  );
  const wanted = (kind: CodeActionKind): boolean => context.only === undefined || context.only.contains(kind);
  return [
    ...(wanted(CodeActionKind.QuickFix) ? here.flatMap((problem) => fixesOf(problem, request)) : []),
    ...(wanted(CodeActionKind.Refactor) && !services.withoutNode ? importAction(document, reading) : []),
    ...(context.only?.contains(fixAll) || context.only?.value === 'source'
      ? allFixes(document, reading)
      : []),
  ];
}

function fixesOf(
  problem: ConfigProblem,
  { document, context, reading, services }: ActionRequest,
): CodeAction[] {
  const diagnostics = context.diagnostics.filter(
    ({ source, range }) => source === diagnosticSource && range.isEqual(rangeOf(document, problem)),
  );
  const actions = [
    ...certainFix(document, problem),
    ...(services.withoutNode ? [] : moveFix(document, problem, reading, services)),
    ...secretFix(document, problem, reading),
    ...relayFor(problem, reading),
    ...(services.withoutNode ? [] : wayAround(problem)),
    ...ignoreFix(document, problem, reading),
  ];
  for (const action of actions) action.diagnostics = diagnostics;
  return actions;
}

function edited(
  document: TextDocument,
  title: string,
  edits: readonly { start: number; end: number; text: string }[],
): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.edit = new WorkspaceEdit();
  for (const { start, end, text } of edits)
    action.edit.replace(document.uri, rangeOf(document, { start, end }), text);
  return action;
}

function certainFix(document: TextDocument, { fix }: ConfigProblem): CodeAction[] {
  if (fix === undefined) return [];
  const action = edited(document, l10n.shown(fix.title), fix.edits);
  action.isPreferred = true;
  return [action];
}

/** The secret moves to the registration that it belongs to; asked and said by the command. */
function moveFix(
  document: TextDocument,
  problem: ConfigProblem,
  reading: ConfigReading,
  { registrations, personArguments }: KnownRegistrations,
): CodeAction[] {
  const found = moveFor(registrations, reading, document.getText(), problem);
  if (found === undefined) return [];
  const title = l10n.t('Move to the Secret Storage of {0}', found.registration.name);
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  const { start, end } = problem;
  action.command = {
    command: 'exchangeOAuth.config.moveSecret',
    title,
    arguments: [personArguments.forPerson({ uri: document.uri.toString(), start, end })],
  };
  return [action];
}

/** The secret leaves the file for the reference that the format has; it is then still known, and says so. */
function secretFix(document: TextDocument, problem: ConfigProblem, { kind }: ConfigReading): CodeAction[] {
  if (problem.code !== 'secret-in-clear' || kind === undefined) return [];
  const reference = referenceFor(kind, document.getText(), problem);
  if (reference === undefined) return [];
  const action = edited(document, l10n.t('Replace with {0}', reference.label), [reference]);
  action.command = { command: 'exchangeOAuth.config.renewSecret', title: l10n.t('Renew the Secret') };
  return [action];
}

/** Programs without OAuth2 for mail: what they can send through is the snippet of a relay. */
const withoutOauth: ReadonlySet<string> = new Set(['alertmanager', 'grafana']);

function relayFor({ code }: ConfigProblem, { kind }: ConfigReading): CodeAction[] {
  return code === 'basic-auth' && kind !== undefined && withoutOauth.has(kind.program)
    ? running(l10n.t('This Program Has No OAuth2: Show a Relay for It…'), 'exchangeOAuth.snippet.render')
    : [];
}

function wayAround({ code }: ConfigProblem): CodeAction[] {
  if (code === 'legacy-policy') return running(l10n.t('Show the RBAC Script…'), 'exchangeOAuth.policy.page');
  if (code === 'ews-end') return running(l10n.t('Show the Graph Equivalents'), 'exchangeOAuth.ews.findUse');
  return [];
}

function running(title: string, command: string): CodeAction[] {
  const found = new CodeAction(title, CodeActionKind.QuickFix);
  found.command = { command, title };
  return [found];
}

function ignoreFix(document: TextDocument, problem: ConfigProblem, { kind }: ConfigReading): CodeAction[] {
  const comment = ignoreComment(kind?.format ?? 'json', problem.code);
  if (comment === undefined) return [];
  const { text, range } = document.lineAt(document.positionAt(problem.start).line);
  const indent = /^\s*/.exec(text)?.[0] ?? '';
  const start = document.offsetAt(range.start);
  return [
    edited(document, l10n.t('Ignore {0} Here', problem.code), [
      { start, end: start, text: `${indent}${comment}\n` },
    ]),
  ];
}

function importAction(document: TextDocument, { values }: ConfigReading): CodeAction[] {
  if (!values.some(({ what }) => what === 'clientId' || what === 'tenant' || what === 'host')) return [];
  const action = new CodeAction(l10n.t('Import as Registration…'), CodeActionKind.Refactor);
  action.command = {
    command: 'exchangeOAuth.config.import',
    title: l10n.t('Import as Registration…'),
    arguments: [document.uri],
  };
  return [action];
}

/** Every certain fix of the file in one; one that overlaps an earlier one is left, with all its edits. */
function allFixes(document: TextDocument, { problems }: ConfigReading): CodeAction[] {
  const edits: Edit[] = [];
  for (const { fix } of problems) {
    const apart = fix?.edits.every((edit) =>
      edits.every(({ start, end }) => edit.end <= start || edit.start >= end),
    );
    if (fix !== undefined && apart) edits.push(...fix.edits);
  }
  if (edits.length === 0) return [];
  const action = edited(document, l10n.t('Fix Every Certain Mail Problem'), edits);
  action.kind = fixAll;
  return [action];
}
