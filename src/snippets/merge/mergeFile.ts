// Merges a rendered file into one that exists already, by the kind of file: nothing that stands in it is dropped.
import type { BlockOwner, Merge } from './mergeBlock.ts';
import { mergeIni } from './mergeIni.ts';
import { type LineRules, mergeLines } from './mergeLines.ts';
import { mergeYaml } from './mergeYaml.ts';

/** How a kind of file takes new lines; JSON is merged by its own reader (core/settingsEdit). */
export type TextFormat =
  | ({ readonly kind: 'lines' } & LineRules)
  | { readonly kind: 'ini' }
  | { readonly kind: 'yaml' };

/** No settings file has longer ones; the patterns that read a line take quadratic time on blanks (UTF-16 units). */
const longestLine = 4_000;

export function mergeFile(existing: string, rendered: string, format: TextFormat, owner: BlockOwner): Merge {
  if (existing.split('\n').some((line) => line.length > longestLine))
    return { ok: false, problem: 'A line of the file is too long to be merged safely.' };
  switch (format.kind) {
    case 'lines':
      return mergeLines(existing, rendered, format, owner);
    case 'ini':
      return mergeIni(existing, rendered, owner);
    case 'yaml':
      return mergeYaml(existing, rendered, owner);
  }
}

export type { BlockOwner, Merge };
