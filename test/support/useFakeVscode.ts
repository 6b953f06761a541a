// Makes `import … from 'vscode'` mean fakeVscode.ts for everything that is imported after this file.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode'
      ? { url: new URL('fakeVscode.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
