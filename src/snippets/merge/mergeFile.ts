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

export function mergeFile(existing: string, rendered: string, format: TextFormat, owner: BlockOwner): Merge {
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
