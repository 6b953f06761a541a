// A node of the tree as a plain value.

export type Tone = 'passed' | 'failed' | 'warning' | 'neutral';

export interface TreeNode {
  /** Stable: derived from registration, address and protocol, never from time or position. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Codicon name. */
  readonly icon: string;
  readonly tone: Tone;
  /** Markdown without links or images; every value from outside is escaped. */
  readonly tooltip: string;
  /** Words for `viewItem =~ /\bword\b/`. */
  readonly context: string;
  readonly registration?: string;
  readonly address?: string;
  /** The code of a failed step's advice, or of a finding. */
  readonly code?: string;
  readonly expanded: boolean;
  readonly children: readonly TreeNode[];
}
