// Rows that stay the same objects while what they show changes, and which of them have to be drawn anew.
//
// VS Code knows a row by its object. When it asks for all rows anew it has none for a while, and a button that is pressed
// beside one then arrives without its row. So only what changed is drawn anew, under the object that is known.
import type { TreeNode } from '../../pages/treeNode.ts';

export interface StableRows {
  /** The rows of these nodes: the object that was given out before for each id. */
  rowsOf(nodes: readonly TreeNode[]): readonly TreeNode[];
}

export function createStableRows(): StableRows {
  let known = new Map<string, TreeNode>();
  return {
    rowsOf: (nodes) => {
      const next = new Map<string, TreeNode>();
      const rowOf = (node: TreeNode): TreeNode => {
        const row = known.get(node.id) ?? {};
        // Named, so that what the node no longer has goes from the row too.
        const none = { registration: undefined, address: undefined, code: undefined };
        const drawn: TreeNode = Object.assign(row, none, node, { children: node.children.map(rowOf) });
        next.set(node.id, drawn);
        return drawn;
      };
      const rows = nodes.map(rowOf);
      known = next;
      return rows;
    },
  };
}

/** Ids of the nodes to draw anew, each with what is under it; `all` if nodes at the top came, went or moved. */
export function changedNodes(
  before: readonly TreeNode[],
  after: readonly TreeNode[],
): readonly string[] | 'all' {
  if (!sameIds(before, after)) return 'all';
  return after.flatMap((node, index) => {
    const old = before[index];
    if (old === undefined || !looksAlike(old, node)) return [node.id];
    const under = changedNodes(old.children, node.children);
    return under === 'all' ? [node.id] : under;
  });
}

const sameIds = (before: readonly TreeNode[], after: readonly TreeNode[]): boolean =>
  before.length === after.length && before.every(({ id }, index) => id === after[index]?.id);

const looksAlike = (one: TreeNode, other: TreeNode): boolean =>
  JSON.stringify({ ...one, children: one.children.length > 0 }) ===
  JSON.stringify({ ...other, children: other.children.length > 0 });
