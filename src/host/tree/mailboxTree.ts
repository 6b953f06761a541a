// The Exchange Mailboxes view: draws nodes, keeps their ids, follows settings, secrets, reports and the demo tenant.
import {
  commands,
  type Disposable,
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  workspace,
} from 'vscode';
import type { ProtocolId, Registration } from '../../core/registration/registration.ts';
import type { StepOutcome } from '../../core/report/probeReport.ts';
import type { Tone, TreeNode } from '../../pages/treeNode.ts';
import { countProblems, liveKey, treeNodes } from '../../pages/treeNodes.ts';
import type { Services } from '../shell/services.ts';
import { coalesce } from './coalesce.ts';

const viewId = 'exchangeOAuth.mailboxes';
/** `2 min ago` is drawn anew this often while the view is seen (milliseconds). */
const redrawMs = 60_000;

const toneColors: Readonly<Record<Tone, ThemeColor | undefined>> = {
  passed: new ThemeColor('testing.iconPassed'),
  failed: new ThemeColor('testing.iconFailed'),
  warning: new ThemeColor('list.warningForeground'),
  neutral: undefined,
};

export interface MailboxTree extends Disposable {
  /** Shows the mailbox as being tested; the steps appear as they end. */
  watch(registration: string, address: string, protocols: readonly ProtocolId[]): LiveTest;
  /** Unfolds a mailbox where the view is seen, so that its steps are; moves neither focus nor selection. */
  reveal(registration: string, address: string): Promise<void>;
  readonly visible: boolean;
  /** Tells the tree that product names can be had now. */
  refresh(): void;
}

/** A test that is running: report its steps, then end it, also when it failed. */
export interface LiveTest {
  step(protocol: ProtocolId, step: StepOutcome): void;
  end(): void;
}

/** At most one tree event in this time, however many steps end (milliseconds). */
const coalesceMs = 200;

/** `onDraw` runs whenever the tree is drawn anew. */
export function createMailboxTree(
  services: Services,
  productName: (id: string) => string,
  onDraw: () => void,
): MailboxTree {
  const changed = new EventEmitter<void>();
  const live = new Map<string, Map<ProtocolId, StepOutcome[]>>();
  let drawn: readonly TreeNode[] | undefined;
  const nodes = () => {
    if (drawn === undefined) {
      drawn = treeNodes(inputOf(services, productName, live));
      onDraw();
    }
    return drawn;
  };
  const provider: TreeDataProvider<TreeNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => [...(node?.children ?? nodes())],
    getTreeItem: (node) => itemOf(services.personArguments.forPerson(node)),
    getParent: (node) => parentOf(nodes(), node),
  };
  const view = window.createTreeView(viewId, { treeDataProvider: provider, showCollapseAll: true });
  const draw = () => {
    drawn = undefined;
    changed.fire();
    describe(view, nodes(), services);
  };
  const coalesced = coalesce(draw, coalesceMs);
  const redraw = coalesced.run;
  let timer: NodeJS.Timeout | undefined;
  const tick = () => {
    clearInterval(timer);
    timer =
      view.visible && nodes().some((node) => node.children.some((child) => child.children.length > 0))
        ? setInterval(redraw, redrawMs)
        : undefined;
    timer?.unref();
  };
  const sources = [services.registrations, services.credentials, services.reports, services.demo].map(
    (source) =>
      source.onDidChange(() => {
        redraw();
        tick();
      }),
  );
  sources.push(view.onDidChangeVisibility(tick), workspace.onDidGrantWorkspaceTrust(redraw));
  describe(view, nodes(), services);
  return {
    refresh: redraw,
    get visible() {
      return view.visible;
    },
    reveal: async (registration, address) => {
      // What is unfolded must be what is drawn: a held-back redraw would fold it again.
      coalesced.flush();
      const mailboxes = nodes().flatMap((node) => (node.registration === registration ? node.children : []));
      const wanted = mailboxes.find((node) => node.address?.toLowerCase() === address.toLowerCase());
      if (wanted === undefined || !view.visible) return;
      await view.reveal(wanted, { expand: 2, select: false, focus: false });
    },
    watch: (registration, address, protocols) => {
      const key = liveKey(registration, address);
      const probes = new Map<ProtocolId, StepOutcome[]>(protocols.map((protocol) => [protocol, []]));
      live.set(key, probes);
      redraw();
      return {
        step: (protocol, step) => {
          const steps = probes.get(protocol) ?? [];
          probes.set(protocol, [...steps.filter((other) => other.id !== step.id), step]);
          redraw();
        },
        end: () => {
          if (live.get(key) === probes) live.delete(key);
          redraw();
        },
      };
    },
    dispose: () => {
      clearInterval(timer);
      coalesced.cancel();
      for (const source of sources) source.dispose();
      view.dispose();
      changed.dispose();
    },
  };
}

function inputOf(
  services: Services,
  productName: (id: string) => string,
  live: ReadonlyMap<string, ReadonlyMap<ProtocolId, readonly StepOutcome[]>>,
) {
  return {
    registrations: services.registrations.all(),
    problems: services.registrations.problems(),
    probes: services.reports.probes,
    policy: services.reports.policy,
    credentialExpected: ({ registration }: { readonly registration: Registration }) =>
      services.credentials.expected(registration),
    productName,
    demoRunning: services.demo.running,
    trusted: workspace.isTrusted,
    live,
    now: new Date(),
  };
}

function describe(
  view: { badge?: unknown; description?: string },
  nodes: readonly TreeNode[],
  services: Services,
): void {
  const problems = countProblems(nodes);
  const words = `${problems} ${problems === 1 ? 'problem' : 'problems'}`;
  view.badge = problems === 0 ? undefined : { value: problems, tooltip: words };
  view.description = services.demo.running ? `demo: ${services.demo.scenarioLabel}` : '';
  void commands.executeCommand('setContext', 'exchangeOAuth.hasEntries', nodes.length > 0);
  void commands.executeCommand('setContext', 'exchangeOAuth.demoRunning', services.demo.running);
  void commands.executeCommand(
    'setContext',
    'exchangeOAuth.hostsIgnored',
    nodes.some((node) => node.context.includes('hostsIgnored')),
  );
}

function itemOf(node: TreeNode): TreeItem {
  const state = node.expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(node.label, node.children.length === 0 ? TreeItemCollapsibleState.None : state);
  item.id = node.id;
  item.description = node.description;
  item.iconPath = new ThemeIcon(node.icon, toneColors[node.tone]);
  item.tooltip = new MarkdownString(node.tooltip);
  item.contextValue = node.context;
  item.accessibilityInformation = { label: `${node.label}, ${node.description}` };
  return item;
}

function parentOf(nodes: readonly TreeNode[], wanted: TreeNode): TreeNode | undefined {
  for (const node of nodes) {
    if (node.children.some((child) => child.id === wanted.id)) return node;
    const deeper = parentOf(node.children, wanted);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}
