// Which of VS Code's authentication providers signs in to a cloud: the second one knows the cloud that its setting names.
import { workspace } from 'vscode';
import type { CloudId } from '../../core/registration/registration.ts';

/** Setting `microsoft-sovereign-cloud.environment` (VS Code's Microsoft Authentication extension). */
const environments: Readonly<Partial<Record<CloudId, string>>> = {
  gccHigh: 'USGovernment',
  dod: 'USGovernment',
  china: 'ChinaCloud',
};

/** Undefined if VS Code signs nobody in to this cloud, or is set to another one. */
export function editorProvider(cloud: CloudId): string | undefined {
  if (cloud === 'global') return 'microsoft';
  const needed = environments[cloud];
  const set = workspace.getConfiguration('microsoft-sovereign-cloud').get<string>('environment');
  return needed !== undefined && set === needed ? 'microsoft-sovereign-cloud' : undefined;
}
