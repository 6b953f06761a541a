// The registration that a client secret in a file belongs to.
import type { ConfigReading, Range } from '../../configs/model.ts';
import { type MovableSecret, movableSecret } from '../../configs/movableSecret.ts';
import { grants } from '../../core/permissions/grants.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { secretProblem } from '../../wizard/secretProblems.ts';
import type { RegistrationStore } from '../shell/services.ts';

/** The registration of the same tenant and client; undefined if there is none, or the value is no whole secret. */
export function moveFor(
  registrations: Pick<RegistrationStore, 'all'>,
  reading: ConfigReading,
  text: string,
  place: Range,
): { readonly movable: MovableSecret; readonly registration: Registration } | undefined {
  const movable = movableSecret(reading, text, place);
  if (movable === undefined || secretProblem(movable.secret) !== undefined) return undefined;
  const found = registrations
    .all()
    .find(
      ({ registration: { tenantId, clientId, grant } }) =>
        tenantId.toLowerCase() === movable.tenant &&
        clientId.toLowerCase() === movable.clientId &&
        grants[grant].credential === 'secret',
    );
  return found === undefined ? undefined : { movable, registration: found.registration };
}
