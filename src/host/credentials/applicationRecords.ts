// What is stored for which application, without any secret, so that each secret has a name that a person knows it by.
import { randomUUID } from 'node:crypto';
import type { Memento } from 'vscode';
import { authorityHostOf } from '../../core/credential/secretKey.ts';
import type { Registration } from '../../core/registration/registration.ts';

/** An application as a person knows it. */
export interface KnownApplication {
  /** Name of the registration that something was stored for. */
  readonly name: string;
  /** Host of the authority. */
  readonly authority: string;
  readonly tenantId: string;
  readonly clientId: string;
}

export interface ApplicationRecord extends KnownApplication {
  /** Another one each time that a credential is stored. */
  readonly revision: string;
}

export interface ApplicationRecords {
  of(hash: string): ApplicationRecord | undefined;
  /** A credential was just stored for it. */
  keep(hash: string, application: KnownApplication): Promise<void>;
  drop(hash: string): Promise<void>;
}

const keyOf = (hash: string): string => `application.v1.${hash}`;

export function createApplicationRecords(memento: Memento): ApplicationRecords {
  return {
    of: (hash) => memento.get<ApplicationRecord>(keyOf(hash)),
    keep: async (hash, application) =>
      memento.update(keyOf(hash), { ...application, revision: randomUUID() }),
    drop: async (hash) => memento.update(keyOf(hash), undefined),
  };
}

/** `redact`: a name is what somebody typed, which may have been the secret itself. */
export function applicationOf(
  registration: Registration,
  redact: (text: string) => string,
): KnownApplication {
  const { name, tenantId, clientId } = registration;
  return { name: redact(name), authority: authorityHostOf(registration), tenantId, clientId };
}
