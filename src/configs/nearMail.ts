// In a long file, what stands far from any word about mail is passed over: it costs time and says nothing.
import type { Format, Range } from './model.ts';

const lineFormats: ReadonlySet<Format> = new Set(['ini', 'properties', 'dotenv', 'yaml']);

/** Shorter files are read whole. */
const long = 32 * 1024;

/** Lines around a word that are read: nobody writes longer blocks than this. */
const around = 200;

/** Text near mail that is read. The limits of facts (gather.ts) are reached before, so that more text adds none. */
const mostRead = 96 * 1024;

const words = /office365|office\.com|outlook|exchange|microsoft|msgraph|graph|azure|O365|smtp|imap|tenant/i;

/** The text that is parsed: up to the limit, and far lines emptied where lines stand by themselves. Offsets stay. */
export function nearMail(text: string, format: Format): string {
  if (text.length < long) return text;
  const lines = text.split('\n');
  const keep = nearLines(lines);
  const end = limitOf(lines, keep);
  if (!lineFormats.has(format)) return text.slice(0, end);
  return lines
    .map((line, at) => (keep[at] === 1 || !/^\s/.test(line) ? line : ' '.repeat(line.length)))
    .join('\n')
    .slice(0, end);
}

function nearLines(lines: readonly string[]): Uint8Array {
  const keep = new Uint8Array(lines.length);
  let kept = 0;
  lines.forEach((line, at) => {
    if (!words.test(line)) return;
    const end = Math.min(lines.length, at + around + 1);
    keep.fill(1, Math.max(kept, at - around), end);
    kept = end;
  });
  return keep;
}

/** The offset at which enough has been read. */
function limitOf(lines: readonly string[], keep: Uint8Array): number {
  let read = 0;
  let offset = 0;
  for (const [at, line] of lines.entries()) {
    offset += line.length + 1;
    if (keep[at] === 1) read += line.length + 1;
    if (read > mostRead) break;
  }
  return offset;
}

/** The stretches of a text that are read, in their order: of a short one all. */
export function stretchesNearMail(text: string): readonly Range[] {
  if (text.length < long) return [{ start: 0, end: text.length }];
  const lines = text.split('\n');
  const keep = nearLines(lines);
  const stretches: { start: number; end: number }[] = [];
  let start = 0;
  lines.forEach((line, at) => {
    const end = start + line.length + 1;
    const last = stretches.at(-1);
    if (keep[at] === 1 && last?.end === start) last.end = end;
    else if (keep[at] === 1) stretches.push({ start, end });
    start = end;
  });
  return stretches;
}

/** Whether an offset stands in a stretch; for offsets that are asked for in their order. */
export function withinStretches(stretches: readonly Range[]): (offset: number) => boolean {
  let at = 0;
  return (offset) => {
    while (at < stretches.length && offset >= (stretches[at]?.end ?? 0)) at += 1;
    return offset >= (stretches[at]?.start ?? Number.POSITIVE_INFINITY);
  };
}
