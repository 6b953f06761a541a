// Which function carries out which kind of work.
import {
  addOwner,
  changeApplication,
  createApplication,
  createPrincipal,
  enablePrincipal,
  restoreApplication,
} from './performApplication.ts';
import { assignExchangeRole, assignRole, grantScopes, removeRole } from './performConsent.ts';
import { addCertificate, addFederation, addSecret, removeSecret } from './performCredential.ts';
import type { Outcome, Performing } from './performing.ts';
import type { Work } from './planStep.ts';

type Performers = {
  readonly [K in Work['kind']]: (work: Performing<Extract<Work, { kind: K }>>) => Promise<Outcome>;
};

const performers: Performers = {
  createApplication,
  restoreApplication,
  changeApplication,
  createPrincipal,
  enablePrincipal,
  addOwner,
  addSecret,
  addCertificate,
  addFederation,
  removeSecret,
  assignRole,
  removeRole,
  grantScopes,
  assignExchangeRole,
};

export function perform(work: Performing): Promise<Outcome> {
  const performer = performers[work.work.kind] as (one: Performing) => Promise<Outcome>;
  return performer(work);
}
