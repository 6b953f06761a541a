// A window as a process of its own: changes what is stored for one application, over and over, in folders that it shares
// with others. Says on its output what it has done, a line each.
import './useFakeVscode.ts';
import path from 'node:path';
import { createRedactor } from '../../src/core/text/redaction.ts';
import { registration, secret } from './credentialWindow.ts';

const { createStateFiles } = await import('../../src/host/shell/stateFiles.ts');
const { createCredentialStore } = await import('../../src/host/credentials/credentialStore.ts');
const { createCredentialVault } = await import('../../src/host/credentials/credentialVault.ts');
const { tokenCaches } = await import('../../src/host/credentials/tokenCaches.ts');
const { createSignInCache } = await import('../../src/oauth/signInCache.ts');

const nothing = { keys: () => [], get: () => undefined, update: async () => undefined } as never;

/** A window over a folder: state and secrets, a file for each key. */
export function windowIn(folder: string) {
  const globalState = createStateFiles(path.join(folder, 'state'), nothing);
  const kept = createStateFiles(path.join(folder, 'secrets'), nothing);
  const secrets = {
    get: async (key: string) => kept.get<string>(key),
    keys: async () => kept.keys(),
    store: (key: string, value: string) => kept.update(key, value),
    delete: (key: string) => kept.update(key, undefined),
    onDidChange: () => ({ dispose: () => undefined }),
  } as never;
  const redactor = createRedactor();
  const store = createCredentialStore({ secrets, globalState, redactor, subscriptions: [] });
  const vault = createCredentialVault({ secrets, credentials: store, redactor }, registration);
  const cache = createSignInCache(tokenCaches(secrets, store)(registration));
  return { globalState, store, vault, cache };
}

const [folder, name, rounds] = process.argv.slice(2);
if (folder !== undefined && name !== undefined && rounds !== undefined) {
  const { store, vault, cache } = windowIn(folder);
  for (let round = 0; round < Number(rounds); round++) {
    await cache.remember(`${name}${round}@contoso.com`, `account-${name}-${round}`);
    process.stdout.write(`signed in ${name}${round}@contoso.com\n`);
    await store.store(registration, secret(`secret number ${round} of window ${name}`));
    await vault.write('next', { credential: secret(`next ${round} of window ${name}`), endsOn: '' });
    process.stdout.write(`stored ${round}\n`);
  }
}
