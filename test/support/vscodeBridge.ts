// The test's end of the bridge into a window's extension host: run commands, change settings, read editors.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** The folder of the extension that answers inside the window. */
export const bridgeExtension = path.join(import.meta.dirname, 'vscodeBridgeExtension');

export type SettingTarget = 'user' | 'workspace' | 'folder';

/** What a test can ask of a window's extension host. */
export type VscodeBridge = {
  /** Goes into the extension host's environment, so that it finds this end. */
  readonly env: Readonly<Record<string, string>>;
  /** Waits until the window's extension host has started and answers. */
  connected(): Promise<void>;
  /** Lets go of the present extension host: the window is about to be reloaded, and the next one is waited for. */
  letGo(): void;
  /** Runs a command by id and returns what it returns, as JSON. */
  command(id: string, ...args: unknown[]): Promise<unknown>;
  commands(): Promise<string[]>;
  /** What VS Code's inspect() says about a setting. */
  getSetting(key: string): Promise<Record<string, unknown>>;
  setSetting(key: string, value: unknown, target?: SettingTarget): Promise<void>;
  isActive(extension: string): Promise<boolean>;
  activate(extension: string): Promise<void>;
  /** The files of an extension that the extension host has loaded so far. */
  loadedFiles(extension: string): Promise<{ path: string; bytes: number }[]>;
  openFile(file: string): Promise<void>;
  /** Makes VS Code close the documents that extensions have opened and no editor shows, as it does after 3 minutes. */
  forgetDocuments(): Promise<void>;
  /** The text of the active editor. */
  editorText(): Promise<string | undefined>;
  clipboard(): Promise<string>;
  close(): Promise<void>;
};

type Answer = { id: number; result?: unknown; error?: string };
type Pending = { resolve(value: unknown): void; reject(error: Error): void };

/** Listens on loopback for a window's extension host; a reloaded window connects again. */
export async function openBridge(): Promise<VscodeBridge> {
  const token = randomBytes(16).toString('hex');
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let socket: Socket | undefined;
  let ready = Promise.withResolvers<void>();
  const server = createServer((candidate) => {
    let known = false;
    candidate.on('error', () => candidate.destroy());
    createInterface({ input: candidate }).on('line', (line) => {
      if (known) return settle(JSON.parse(line));
      known = JSON.parse(line).token === token;
      if (!known) return candidate.destroy();
      socket = candidate;
      ready.resolve();
    });
    candidate.on('close', () => {
      if (socket === candidate) letGo();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The bridge has no port.');

  function letGo(): void {
    const old = socket;
    socket = undefined;
    if (old !== undefined) ready = Promise.withResolvers<void>();
    old?.destroy();
    for (const [id] of pending) settle({ id, error: 'The window has closed or reloaded.' });
  }

  function settle(answer: Answer): void {
    const waiting = pending.get(answer.id);
    pending.delete(answer.id);
    if (answer.error === undefined) waiting?.resolve(answer.result);
    else waiting?.reject(new Error(answer.error));
  }

  async function ask(what: string, details: object = {}): Promise<unknown> {
    await ready.promise;
    const id = nextId++;
    return await new Promise((resolve, reject) => {
      pending.set(id, { resolve, reject });
      socket?.write(`${JSON.stringify({ id, ask: what, with: details })}\n`);
    });
  }

  return {
    env: { EXCHANGE_OAUTH_TEST_BRIDGE: `${address.port}:${token}` },
    connected: () => ready.promise,
    letGo,
    command: (id, ...args) => ask('command', { id, args }),
    commands: () => ask('commands') as Promise<string[]>,
    getSetting: (key) => ask('getSetting', { key }) as Promise<Record<string, unknown>>,
    setSetting: async (key, value, target = 'user') => {
      await ask('setSetting', { key, value, target });
    },
    isActive: (id) => ask('isActive', { id }) as Promise<boolean>,
    activate: async (id) => {
      await ask('activate', { id });
    },
    loadedFiles: (id) => ask('loadedFiles', { id }) as Promise<{ path: string; bytes: number }[]>,
    openFile: async (file) => {
      await ask('openFile', { file });
    },
    forgetDocuments: async () => {
      await ask('forgetDocuments');
    },
    editorText: () => ask('editorText') as Promise<string | undefined>,
    clipboard: () => ask('clipboard') as Promise<string>,
    close: async () => {
      socket?.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
