// Parts that are bundles of their own and loaded at their first use, in every window.

import type { ToolServices } from './agents/toolRows.ts';
import type { KnownRegistrations } from './configs/configActions.ts';
import type { ConfigEditor } from './configs/watch.ts';

/** Loaded with the first tool that is called. */
export async function loadedTool(
  name: string,
  input: Readonly<Record<string, unknown>>,
  services: ToolServices,
) {
  const { runTool } = await import('./agents/runTool.ts');
  return runTool(name, input, services);
}

/** Loaded with the first file that it knows. */
export async function loadConfigEditor(services: KnownRegistrations): Promise<ConfigEditor> {
  const { createConfigEditor } = await import('./configs/configEditor.ts');
  return createConfigEditor(services);
}
