// What this extension made in the tenant for a registration, from its journal: for the hand-off sheet.
import type { Uri } from 'vscode';
import type { DemoEndpoints } from '../../core/endpoints/endpoints.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { ReceiptLine } from '../../provisioning/receipt.ts';
import { provisioningJournals } from './journalFiles.ts';

/** A line for each thing that was made or changed; empty if nothing was set up from this computer. */
export async function setupMade(
  registration: Registration,
  storage: Uri,
  demoEndpoints: () => DemoEndpoints | undefined,
): Promise<readonly ReceiptLine[]> {
  const places = provisioningJournals(storage, demoEndpoints);
  const { receiptOf } = await import('../../provisioning/provisioning.ts');
  return receiptOf(places.of(registration));
}
