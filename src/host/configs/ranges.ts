// Offsets of a reading as ranges of a document, and the name that its diagnostics carry.
import { Range, type TextDocument } from 'vscode';

export const diagnosticSource = 'Exchange OAuth';

/** The range of offsets in a document. */
export function rangeOf(
  document: TextDocument,
  place: { readonly start: number; readonly end: number },
): Range {
  return new Range(document.positionAt(place.start), document.positionAt(place.end));
}
