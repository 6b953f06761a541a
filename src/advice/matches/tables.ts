// Which table recognises the failures of which service.
import { entraNumbers } from './entraNumbers.ts';
import { entraSentences } from './entraSentences.ts';
import { ews } from './ews.ts';
import { foreign } from './foreign.ts';
import { graph } from './graph.ts';
import { imap } from './imap.ts';
import { library } from './library.ts';
import type { Match } from './match.ts';
import { network } from './network.ts';
import { oauth } from './oauth.ts';
import { pop } from './pop.ts';
import { powershell } from './powershell.ts';
import { runtimes } from './runtimes.ts';
import { smtp } from './smtp.ts';

export type Service =
  | 'entra'
  | 'ews'
  | 'foreign'
  | 'graph'
  | 'imap'
  | 'library'
  | 'network'
  | 'pop'
  | 'powershell'
  | 'smtp';

export const tables: Readonly<Record<Service, readonly Match[]>> = {
  entra: [...entraNumbers, ...entraSentences, ...oauth],
  network: [...network, ...runtimes],
  ews,
  graph,
  imap,
  pop,
  smtp,
  powershell,
  library,
  foreign,
};
