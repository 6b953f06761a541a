// An audit's journal in a file: lines are appended, so a killed run loses at most the last one.
import { appendFile, readFile, rm } from 'node:fs/promises';
import type { AuditJournal } from './auditJournal.ts';

/** A journal at a path whose folder exists. The file holds addresses and results, no secret. */
export function fileJournal(path: string): AuditJournal {
  return {
    read: async () => {
      try {
        return await readFile(path, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
        throw error;
      }
    },
    append: (text) => appendFile(path, text, { encoding: 'utf8', mode: 0o600 }),
    clear: () => rm(path, { force: true }),
  };
}
