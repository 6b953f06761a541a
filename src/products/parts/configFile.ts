// The rendering of a target that is set up by a file: the file, where it goes, and what to know.
import type { RenderedFile, Rendering } from '../product.ts';

/** `where` is the path or place in the product's words. */
export function configFile(
  where: string,
  files: readonly RenderedFile[],
  notes: readonly string[],
): Rendering {
  return { files, fields: [{ label: 'Where it goes', value: where }], notes };
}
