// Which application of a file a value belongs to, if the file configures several.

interface InBlocks {
  readonly what: string;
  readonly text: string;
  readonly placeholder?: true;
  /** Which enclosing blocks it stands in, outermost first. */
  readonly blocks: readonly number[];
}

/**
 * For each value the number of its application, from 1 in the order of the client IDs; 0 for what all of them share,
 * and for every value of a file with one application or with several that no blocks keep apart.
 */
export function applicationsOf(values: readonly InBlocks[]): readonly number[] {
  const ids = values.filter(({ what, placeholder }) => what === 'clientId' && placeholder !== true);
  const distinct = new Set(ids.map(({ text }) => text.toLowerCase())).size;
  const depth = distinct < 2 ? -1 : depthThatParts(ids);
  if (depth < 0) return values.map(() => 0);
  const blocks = [...new Set(ids.map((id) => id.blocks[depth]))];
  return values.map((value) => blocks.indexOf(value.blocks[depth]) + 1);
}

/** The outermost depth at which every client ID has a block of its own, or shares it with the same client ID; else -1. */
function depthThatParts(ids: readonly InBlocks[]): number {
  const deepest = Math.min(...ids.map(({ blocks }) => blocks.length));
  for (let depth = 0; depth < deepest; depth += 1) {
    const byBlock = Map.groupBy(ids, ({ blocks }) => blocks[depth]);
    const parted = [...byBlock.values()].every(
      (group) => new Set(group.map(({ text }) => text.toLowerCase())).size === 1,
    );
    if (parted) return depth;
  }
  return -1;
}
