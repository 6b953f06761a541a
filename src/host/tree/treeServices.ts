// What the tree takes of the services: a window without Node has no others.
import type { Services } from '../shell/services.ts';

/** What the tree draws and follows. */
export interface TreeServices extends Pick<Services, 'registrations' | 'personArguments'> {
  readonly credentials: Pick<Services['credentials'], 'expected' | 'onDidChange'>;
  readonly reports: Pick<Services['reports'], 'probes' | 'policy' | 'drift' | 'onDidChange'>;
  readonly demo: Pick<Services['demo'], 'running' | 'starting' | 'scenarioLabel' | 'onDidChange'>;
}
