// As much of VS Code's Testing view as fakeVscode.ts needs: rows, runs, and what each run said of each row.

export class TestMessage {
  readonly message: unknown;
  constructor(message: unknown) {
    this.message = message;
  }
}

export const TestRunProfileKind = { Run: 1, Debug: 2, Coverage: 3 };

interface Item {
  readonly id: string;
  readonly label: string;
  parent: Item | undefined;
  readonly children: Items;
}

/** A row with the id of another takes its place, as in VS Code. */
class Items {
  readonly #items = new Map<string, Item>();
  readonly #parent: Item | undefined;
  constructor(parent?: Item) {
    this.#parent = parent;
  }
  get size(): number {
    return this.#items.size;
  }
  get(id: string): Item | undefined {
    return this.#items.get(id);
  }
  add(item: Item): void {
    item.parent = this.#parent;
    this.#items.set(item.id, item);
  }
  replace(items: readonly Item[]): void {
    this.#items.clear();
    for (const item of items) this.add(item);
  }
  [Symbol.iterator](): Iterator<readonly [string, Item]> {
    return this.#items[Symbol.iterator]();
  }
}

/** One run: the last thing that was said of a row is what a person sees. */
export interface SeenRun {
  readonly states: Map<string, string>;
  readonly messages: Map<string, readonly unknown[]>;
  ended: boolean;
}

export const seenTesting: {
  items: Items | undefined;
  runs: SeenRun[];
  run: (request: object, token: object) => Promise<void>;
  refresh: () => Promise<void>;
} = { items: undefined, runs: [], run: async () => undefined, refresh: async () => undefined };

function createTestRun() {
  const seen: SeenRun = { states: new Map(), messages: new Map(), ended: false };
  seenTesting.runs.push(seen);
  const say = (state: string) => (item: Item, messages?: unknown) => {
    seen.states.set(item.id, state);
    if (typeof messages === 'object') seen.messages.set(item.id, [messages].flat());
  };
  return {
    started: say('started'),
    passed: say('passed'),
    failed: say('failed'),
    skipped: say('skipped'),
    errored: say('errored'),
    appendOutput: () => undefined,
    end: () => {
      seen.ended = true;
    },
  };
}

export const tests = {
  createTestController: () => {
    const items = new Items();
    seenTesting.items = items;
    seenTesting.runs = [];
    return {
      items,
      createTestItem: (id: string, label: string): Item => {
        const item = { id, label, parent: undefined } as unknown as Item;
        return Object.assign(item, { children: new Items(item) });
      },
      createRunProfile: (_label: string, _kind: number, run: typeof seenTesting.run) => {
        seenTesting.run = run;
      },
      createTestRun,
      set refreshHandler(refresh: typeof seenTesting.refresh) {
        seenTesting.refresh = refresh;
      },
      dispose: () => {
        seenTesting.items = undefined;
      },
    };
  },
};
