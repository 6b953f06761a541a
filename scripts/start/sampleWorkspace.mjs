// The folder that a started window opens: small, git-ignored, and kept as the person leaves it.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const files = {
  'README.md': `# Sample workspace

A folder to try the extension in. Nothing here is part of the repository.

1. Press F1 and run **Exchange OAuth: Open Setup Wizard**.
2. Open \`config.ts\`, put the cursor in it, and insert a config snippet from the wizard's last step.
3. Press F1 and run **Exchange OAuth: Switch Demo Scenario…** to break something on purpose, then test again.
`,
  'config.ts': '',
};

/** @returns {string} the folder, with what is missing in it written */
export function sampleWorkspace(home) {
  const folder = path.join(home, 'sample-workspace');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    if (!existsSync(file)) writeFileSync(file, text);
  }
  return folder;
}
