// Completion in files that programs are configured by: its code is loaded when there is a registration to offer.
import type { CancellationToken, CompletionItem, Position, TextDocument } from 'vscode';
import type { DemoEndpoints } from '../../core/endpoints/endpoints.ts';
import type { RegistrationStore } from '../shell/services.ts';

interface Place {
  readonly document: TextDocument;
  readonly position: Position;
  readonly token: CancellationToken;
}

/** What VS Code offers at this place of a file that is named in products/configFiles.ts. */
export async function completeIn(
  place: Place,
  { all }: Pick<RegistrationStore, 'all'>,
  demoEndpoints: () => DemoEndpoints | undefined,
): Promise<CompletionItem[] | undefined> {
  const registrations = all();
  if (registrations.length === 0) return undefined;
  const { completions } = await import('./completions.ts');
  return completions({ ...place, registrations, demo: demoEndpoints() });
}
