// What the body of an HTTP answer looks like, for the evidence of an answer that nobody expected.
import type { HttpEvidence } from './evidence.ts';

/** By its beginning; a Content-Type counts for HTML alone, which need not begin as such. */
export function bodyKindOf(body: string, contentType = ''): HttpEvidence['bodyKind'] {
  const start = body.trimStart().slice(0, 500).toLowerCase();
  if (start === '') return 'empty';
  if (contentType.includes('html') || /^<(?:!doctype html|html|head|body)\b/.test(start)) return 'html';
  // XHTML begins as XML does.
  if (start.startsWith('<')) return /<(?:html|head|title)\b/.test(start) ? 'html' : 'xml';
  return start.startsWith('{') || start.startsWith('[') ? 'json' : 'text';
}
