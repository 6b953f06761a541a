// Which function carries out which kind of operation.
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
import type { OperationContext, Outcome } from './performing.ts';
import type { Operation } from './planStep.ts';

type Performers = {
  readonly [K in Operation['kind']]: (
    context: OperationContext<Extract<Operation, { kind: K }>>,
  ) => Promise<Outcome>;
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

export function perform(context: OperationContext): Promise<Outcome> {
  const performer = performers[context.operation.kind] as (one: OperationContext) => Promise<Outcome>;
  return performer(context);
}
