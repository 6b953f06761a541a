// A small keyed builder: what is drawn again keeps its elements, so focus, selection and open details survive.
// Text goes in as text nodes only; there is no way to pass HTML.

export type Child = VNode | string | undefined | false;
type Handler = (event: Event) => void;

export interface Props {
  /** Keeps an element itself when siblings come and go. */
  readonly key?: string;
  readonly on?: Readonly<Record<string, Handler>>;
  /** Runs after every draw, once the element stands in the document. */
  readonly hook?: (element: HTMLElement, isNew: boolean) => void;
  readonly [attribute: string]:
    | string
    | number
    | boolean
    | undefined
    | Readonly<Record<string, Handler>>
    | ((element: HTMLElement, isNew: boolean) => void);
}

export interface VNode {
  readonly tag: string;
  readonly props: Props;
  readonly children: readonly Child[];
}

/** Describes an element. `true` sets an attribute without value, `false` and `undefined` leave it out. */
export function h(tag: string, props: Props, ...children: readonly (Child | readonly Child[])[]): VNode {
  return { tag, props, children: children.flat() };
}

const drawn = new WeakMap<Node, VNode | string>();

/** Makes the element's children what is described, changing as little as possible. */
export function draw(parent: Element, children: readonly Child[]): void {
  const hooks: (() => void)[] = [];
  patchChildren(parent, children, hooks);
  for (const hook of hooks) hook();
}

function patchChildren(parent: Element, children: readonly Child[], hooks: (() => void)[]): void {
  const wanted = children.filter((child) => child !== undefined && child !== false);
  const old = [...parent.childNodes].filter((node) => drawn.has(node));
  const matches = wanted.map((child) => take(old, child));
  for (const node of old) node.remove();
  let place = parent.firstChild;
  wanted.forEach((child, index) => {
    const match = matches[index];
    const node = match ?? create(child);
    // Filled before it is connected: the toolkit reads some attributes only then.
    if (typeof child === 'string') node.nodeValue = child;
    else if (node instanceof HTMLElement) patch(node, child, match === undefined, hooks);
    drawn.set(node, child);
    if (node !== place) parent.insertBefore(node, place);
    else place = place.nextSibling;
  });
}

/** Finds the earlier node for a child and takes it off the list, so that it is used once. */
function take(old: ChildNode[], child: VNode | string): ChildNode | undefined {
  const index = old.findIndex((node) => {
    const before = drawn.get(node);
    if (typeof child === 'string' || typeof before === 'string') return typeof before === typeof child;
    return before?.tag === child.tag && before.props.key === child.props.key;
  });
  return index === -1 ? undefined : old.splice(index, 1)[0];
}

function create(child: VNode | string): Node {
  return typeof child === 'string' ? document.createTextNode(child) : document.createElement(child.tag);
}

function patch(element: HTMLElement, node: VNode, isNew: boolean, hooks: (() => void)[]): void {
  const before = drawn.get(element);
  const old: Props = typeof before === 'object' ? before.props : {};
  for (const name of Object.keys(old)) {
    if (!(name in node.props)) setAttribute(element, name, undefined);
  }
  for (const [name, value] of Object.entries(node.props)) {
    if (name === 'key' || name === 'hook' || name === 'on') continue;
    if (isNew || old[name] !== value) setAttribute(element, name, value);
  }
  for (const type of Object.keys(node.props.on ?? {})) {
    if (old.on?.[type] === undefined) element.addEventListener(type, handle);
  }
  patchChildren(element, node.children, hooks);
  const { hook } = node.props;
  if (hook !== undefined) hooks.push(() => hook(element, isNew));
}

function setAttribute(element: HTMLElement, name: string, value: Props[string]): void {
  if (value === undefined || value === false) element.removeAttribute(name);
  else if (value === true) element.setAttribute(name, '');
  else if (typeof value === 'string' || typeof value === 'number') element.setAttribute(name, String(value));
}

/** One listener for each type and element; it runs the handler of the latest draw. */
function handle(this: EventTarget, event: Event): void {
  const node = this instanceof Node ? drawn.get(this) : undefined;
  if (typeof node === 'object') node.props.on?.[event.type]?.(event);
}
