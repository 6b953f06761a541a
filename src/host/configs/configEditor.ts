// Problems, fixes, hovers, lenses and hints in files that configure mail; see watch.ts for which files those are.

import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  Location,
  languages,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import { problemRows, shownMessage } from '../../configs/codes.ts';
import type { ConfigProblem, ConfigReading, Severity } from '../../configs/model.ts';
import { readConfig } from '../../configs/readConfig.ts';
import * as l10n from '../../core/l10n.ts';
import { configActions, type KnownRegistrations } from './configActions.ts';
import { hintsIn, hoverAt } from './configHints.ts';
import { lensesFor } from './configLenses.ts';
import { offer } from './offers.ts';
import { problemPages, problemScheme } from './problemPages.ts';
import { diagnosticSource, rangeOf } from './ranges.ts';
import type { ConfigEditor } from './watch.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

const tags = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary };

/** How grave a code is shown in this place: the setting, else what the problem says; undefined if it is switched off. */
function shownSeverity(document: TextDocument, problem: ConfigProblem): DiagnosticSeverity | undefined {
  const rules = workspace
    .getConfiguration('exchangeOAuth.configCheck', document)
    .get<Readonly<Record<string, unknown>>>('rules', {});
  const rule = rules[problem.code];
  if (rule === 'off') return undefined;
  return rule === 'error' || rule === 'warning' || rule === 'info'
    ? severities[rule]
    : severities[problem.severity];
}

function diagnosticOf(document: TextDocument, problem: ConfigProblem): Diagnostic[] {
  const severity = shownSeverity(document, problem);
  if (severity === undefined) return [];
  const diagnostic = new Diagnostic(rangeOf(document, problem), shownMessage(problem), severity);
  diagnostic.source = diagnosticSource;
  diagnostic.code = {
    value: problem.code,
    target: Uri.from({ scheme: problemScheme, path: `/${problem.code}.md` }),
  };
  const { tag } = problemRows[problem.code];
  if (tag !== undefined) diagnostic.tags = [tags[tag]];
  diagnostic.relatedInformation = (problem.related ?? []).map(
    (place) =>
      new DiagnosticRelatedInformation(
        new Location(document.uri, rangeOf(document, place)),
        l10n.shown(place.message),
      ),
  );
  return [diagnostic];
}

/** The problems of one file as diagnostics, for the open ones and for the scan. */
export function diagnosticsOf(document: TextDocument, reading: ConfigReading): Diagnostic[] {
  return reading.problems.flatMap((problem) => diagnosticOf(document, problem));
}

/** Kept for each open document by its version, since VS Code asks for several things at once. */
function createReader(): { of(document: TextDocument): ConfigReading; forget(document: TextDocument): void } {
  const known = new Map<string, { readonly version: number; readonly reading: ConfigReading }>();
  return {
    of: (document) => {
      const key = document.uri.toString();
      const found = known.get(key);
      if (found?.version === document.version) return found.reading;
      const reading = readConfig({ text: document.getText(), fileName: document.fileName });
      known.set(key, { version: document.version, reading });
      return reading;
    },
    forget: (document) => void known.delete(document.uri.toString()),
  };
}

/** Made at the first document that may be about mail. */
export function createConfigEditor(services: KnownRegistrations): ConfigEditor {
  const collection = languages.createDiagnosticCollection('exchangeOAuth');
  const pages = workspace.registerTextDocumentContentProvider(problemScheme, problemPages);
  const reader = createReader();
  return {
    offer,
    check: (document) => {
      if (!document.isClosed) collection.set(document.uri, diagnosticsOf(document, reader.of(document)));
    },
    forget: (document) => {
      collection.delete(document.uri);
      reader.forget(document);
    },
    actions: (document, range, context) =>
      configActions(range, { document, context, reading: reader.of(document), services }),
    hover: (document, position) =>
      hoverAt(
        document,
        position,
        reader.of(document),
        services.registrations.all().map(({ registration }) => registration),
      ),
    lenses: (document) => lensesFor(document, reader.of(document), services),
    onDidChangeLenses: services.registrations.onDidChange,
    hints: (document, range) => hintsIn(document, range, reader.of(document)),
    dispose: () => {
      collection.dispose();
      pages.dispose();
    },
  };
}
