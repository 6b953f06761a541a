// Hovers, lenses and hints in files that configure mail.
import {
  CodeLens,
  Hover,
  InlayHint,
  InlayHintKind,
  MarkdownString,
  type Position,
  type Range,
  type TextDocument,
  workspace,
} from 'vscode';
import { describeAt } from '../../configs/describe.ts';
import { permissionsOfId } from '../../configs/facts/permissionFacts.ts';
import type { ConfigReading } from '../../configs/model.ts';
import { rangeOf } from './ranges.ts';

export function hoverAt(
  document: TextDocument,
  position: Position,
  reading: ConfigReading,
): Hover | undefined {
  if (reading.values.length === 0 && reading.problems.length === 0) return undefined;
  const found = describeAt(document.getText(), document.offsetAt(position));
  if (found === undefined) return undefined;
  const text = new MarkdownString();
  text.appendMarkdown('**').appendText(found.title).appendMarkdown('**');
  for (const line of found.lines) text.appendMarkdown('\n\n').appendText(line);
  return new Hover(text, rangeOf(document, found));
}

const isOn = (document: TextDocument, key: string): boolean =>
  workspace.getConfiguration('exchangeOAuth.configCheck', document).get(key, true);

/** Over the first value of the file, where it identifies an application or a server. */
export function lensesFor(document: TextDocument, { values, problems }: ConfigReading): CodeLens[] {
  const certain = values.some(
    ({ what, placeholder }) => (what === 'host' || what === 'clientId') && placeholder !== true,
  );
  const [first] = values;
  if (!certain || first === undefined || !isOn(document, 'codeLens')) return [];
  const { range } = document.lineAt(document.positionAt(first.start).line);
  const lens = (title: string, command: string): CodeLens =>
    new CodeLens(range, { title, command, arguments: [document.uri] });
  return [
    lens('Import', 'exchangeOAuth.config.import'),
    lens(problems.length === 0 ? 'Explain' : `Explain (${problems.length})`, 'exchangeOAuth.config.read'),
  ];
}

/** The names behind ids of permissions, where nobody reads ids: Terraform, Bicep, manifests. */
export function hintsIn(document: TextDocument, range: Range, { kind, values }: ConfigReading): InlayHint[] {
  if (kind?.program !== 'infrastructure' || !isOn(document, 'inlayHints')) return [];
  return values.flatMap((value) => {
    const [permission] = value.what === 'permission' ? permissionsOfId(value.text) : [];
    const place = rangeOf(document, value);
    if (permission === undefined || !range.contains(place)) return [];
    const hint = new InlayHint(place.end.translate(0, 1), permission.value, InlayHintKind.Type);
    hint.paddingLeft = true;
    return [hint];
  });
}
