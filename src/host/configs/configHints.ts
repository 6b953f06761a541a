// Hovers and hints in files that configure mail.
import {
  Hover,
  InlayHint,
  InlayHintKind,
  MarkdownString,
  type Position,
  type Range,
  type TextDocument,
} from 'vscode';
import { type DescribedPlace, describeAt, wordsAt } from '../../configs/describe.ts';
import { describeRegistration } from '../../configs/describeRegistration.ts';
import { describeEwsUse } from '../../configs/ewsUse.ts';
import { permissionsOfId } from '../../configs/facts/permissionFacts.ts';
import type { ConfigReading } from '../../configs/model.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { isConfigCheckOn } from './checkSettings.ts';
import { rangeOf } from './ranges.ts';

export async function hoverAt(
  document: TextDocument,
  position: Position,
  reading: ConfigReading,
  registrations: readonly Registration[],
): Promise<Hover | undefined> {
  const found = await describedAt(document, position, reading, registrations);
  if (found === undefined) return undefined;
  const text = new MarkdownString();
  text.appendMarkdown('**').appendText(found.title).appendMarkdown('**');
  for (const line of found.lines) text.appendMarkdown('\n\n').appendText(line);
  return new Hover(text, rangeOf(document, found));
}

/** The word first, then the line: an error number and EWS explain themselves in any file that is looked at. */
async function describedAt(
  document: TextDocument,
  position: Position,
  { values, problems }: ConfigReading,
  registrations: readonly Registration[],
): Promise<DescribedPlace | undefined> {
  const text = document.getText();
  const offset = document.offsetAt(position);
  const places = wordsAt(text, offset);
  const place = places.at(-1);
  const number = /^AADSTS(\d{4,8})\b/.exec(place?.word ?? '')?.[1];
  if (place !== undefined && number !== undefined) {
    const { entraNumberTitle } = await import('../../advice/diagnose.ts');
    const title = entraNumberTitle(number);
    return title === undefined ? undefined : { ...place, title: `AADSTS${number}`, lines: [title] };
  }
  for (const each of places) {
    const own = describeRegistration(each.word, registrations);
    if (own !== undefined) return { ...each, ...own };
  }
  const known = values.length > 0 || problems.length > 0 ? describeAt(text, offset) : undefined;
  if (known !== undefined) return known;
  const line = document.lineAt(position.line);
  const ews = describeEwsUse(text, line.text);
  const start = document.offsetAt(line.range.start) + line.firstNonWhitespaceCharacterIndex;
  return ews === undefined ? undefined : { ...ews, start, end: document.offsetAt(line.range.end) };
}

/** The names behind ids of permissions, for formats that hold ids alone: Terraform, Bicep, manifests. */
export function hintsIn(document: TextDocument, range: Range, { kind, values }: ConfigReading): InlayHint[] {
  if (kind?.program !== 'infrastructure' || !isConfigCheckOn(document, 'inlayHints')) return [];
  return values.flatMap((value) => {
    const [permission] = value.what === 'permission' ? permissionsOfId(value.text) : [];
    const place = rangeOf(document, value);
    if (permission === undefined || !range.contains(place)) return [];
    const hint = new InlayHint(place.end.translate(0, 1), permission.value, InlayHintKind.Type);
    hint.paddingLeft = true;
    return [hint];
  });
}
