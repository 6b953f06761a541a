// Completion in files that programs are configured by: registered for their names alone, its code loaded when asked for.
import { type Disposable, languages } from 'vscode';
import type { DemoEndpoints } from '../../core/endpoints/endpoints.ts';
import { configFiles } from '../../products/configFiles.ts';
import type { RegistrationStore } from '../shell/services.ts';

/** Costs nothing until somebody types in one of these files. */
export function completeKnownFiles(
  registrations: RegistrationStore,
  demoEndpoints: () => DemoEndpoints | undefined,
): Disposable {
  const files = configFiles.filter(({ patterns }) => patterns.length > 0);
  return languages.registerCompletionItemProvider(
    files.flatMap(({ patterns }) => patterns.map((pattern) => ({ pattern }))),
    {
      provideCompletionItems: async (document, position, token) => {
        const all = registrations.all();
        if (all.length === 0) return undefined;
        const { completions } = await import('./completions.ts');
        const request = { document, position, token, registrations: all, demo: demoEndpoints() };
        return completions(request, files);
      },
    },
  );
}
