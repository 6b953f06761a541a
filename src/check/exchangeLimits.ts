// What limits an application, from saved output of Exchange cmdlets: it goes into the record, so that a later run can say why.
import type { Registration } from '../core/registration/registration.ts';
import type { LimitState } from '../core/report/runRecord.ts';
import { readTextFile } from './textFiles.ts';

/** Larger files are not read (bytes). */
const mostBytes = 16_000_000;

/** Reads the file for each registration. Throws an Error if it cannot be read or says nothing of any of them. */
export async function exchangeLimits(
  file: string,
  registrations: readonly Registration[],
  now: Date,
): Promise<readonly LimitState[]> {
  const text = await readTextFile(file, mostBytes, 'cmdlet output can be');
  const { mostReadOfOutput, readOutput } = await import('../policy/output/readOutput.ts');
  // Members that were left unread would look as if they had left the group.
  if (text.length > mostReadOfOutput)
    throw new Error(
      `The file ${file} holds more than the ${mostReadOfOutput.toLocaleString('en')} characters that are read. Save fewer properties, as docs/nightly-check.md shows.`,
    );
  const found = registrations.flatMap((registration) => {
    const [mailbox] = registration.mailboxes;
    if (mailbox === undefined) return [];
    const { limits } = readOutput({ text, registration, mailbox, now });
    return limits.map(
      (limit): LimitState => ({
        registration: registration.id,
        ...limit,
        ...(limit.members === undefined ? {} : { members: [...limit.members] }),
      }),
    );
  });
  if (found.length === 0)
    throw new Error(
      `The file ${file} holds no role, access policy, group or mailbox permission of these registrations. docs/nightly-check.md shows how to save it.`,
    );
  return found;
}
