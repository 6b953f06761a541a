// Where a registration's journal is: by the registration, and once an application is known also by the application, so
// that a draft that is saved under another id, or a registration that is renamed, finds it again.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Uri } from 'vscode';
import { secretBinding } from '../../core/credential/secretKey.ts';
import type { DemoEndpoints } from '../../core/endpoints/endpoints.ts';
import type { Registration } from '../../core/registration/registration.ts';

export interface JournalFiles {
  /** Path of the journal. */
  of(registration: Registration): string;
  /** The application's runs are in this journal. */
  remember(registration: Registration, journal: string): Promise<void>;
}

/** The journals of this computer. */
export const provisioningJournals = (
  storage: Uri,
  demoEndpoints: () => DemoEndpoints | undefined,
): JournalFiles =>
  journalFiles(path.join(storage.fsPath, 'provisioning'), () => demoEndpoints()?.trustedCa ?? '');

/** `start` tells one demo tenant from the next: a demo tenant that is started again knows nothing of the last one. */
function journalFiles(folder: string, start: () => string): JournalFiles {
  const hashOf = (registration: Registration, own: string): string => {
    const parts = [own, secretBinding(registration), registration.cloud === 'demo' ? start() : ''];
    return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
  };
  const pointerOf = (registration: Registration) => path.join(folder, `${hashOf(registration, '')}.journal`);
  const byRegistration = (registration: Registration) =>
    // The client ID changes when an application is made; who the registration is does not.
    path.join(folder, `${hashOf({ ...registration, clientId: '' }, registration.id)}.jsonl`);
  return {
    of: (registration) => {
      const own = byRegistration(registration);
      const pointer = pointerOf(registration);
      if (!existsSync(pointer)) return own;
      const name = readFileSync(pointer, 'utf8');
      return /^[0-9a-f]{32}\.jsonl$/.test(name) ? path.join(folder, name) : own;
    },
    remember: async (registration, journal) => {
      await mkdir(folder, { recursive: true });
      await writeFile(pointerOf(registration), path.basename(journal), { mode: 0o600 });
    },
  };
}
