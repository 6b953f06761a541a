// In a long file of lines, what stands far from any word about mail is passed over: it costs time and says nothing.
import type { Format } from './model.ts';

const lineFormats: ReadonlySet<Format> = new Set(['ini', 'properties', 'dotenv', 'yaml']);

/** Shorter files are read whole. */
const long = 32 * 1024;

/** Lines around a word that are read: longer blocks than this nobody writes. */
const around = 200;

const words = /office365|office\.com|outlook|exchange|microsoft|msgraph|graph|azure|O365|smtp|imap|tenant/i;

/** The text with far lines emptied; every offset and line number stays. */
export function nearMail(text: string, format: Format): string {
  if (text.length < long || !lineFormats.has(format)) return text;
  const lines = text.split('\n');
  const keep = new Uint8Array(lines.length);
  lines.forEach((line, at) => {
    if (words.test(line)) keep.fill(1, Math.max(0, at - around), at + around + 1);
  });
  return lines
    .map((line, at) => (keep[at] === 1 || !/^\s/.test(line) ? line : ' '.repeat(line.length)))
    .join('\n');
}
