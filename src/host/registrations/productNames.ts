// Names of products for the tree: the catalogue is loaded when the first registration is drawn, not at activation.
import { EventEmitter } from 'vscode';

export function createProductNames() {
  const loaded = new EventEmitter<void>();
  let names: ReadonlyMap<string, string> | undefined;
  let asked = false;
  const load = async () => {
    const { catalogue } = await import('../../products/registry.ts');
    names = new Map(catalogue().map(({ id, name }) => [id, name]));
    loaded.fire();
  };
  return {
    onDidLoad: loaded.event,
    /** The product's name; its id until the catalogue is there, and for products this version does not know. */
    nameOf: (id: string): string => {
      if (!asked) {
        asked = true;
        void load().catch(() => undefined);
      }
      return names?.get(id) ?? id;
    },
  };
}
