// The object ID of a registration's enterprise application, if an access check has seen it in a token.
import type { Registration } from '../../core/registration/registration.ts';
import type { Services } from '../shell/services.ts';

/** As an option of the administrator's blocks and of the reader of their output; empty if it is not known. */
export function knownObjectId(
  { reports }: Services,
  registration: Registration,
): { readonly enterpriseAppObjectId?: string } {
  const seen = registration.mailboxes
    .map(({ address }) => reports.policy(registration, address)?.enterpriseAppObjectId)
    .find((objectId) => objectId !== undefined);
  return seen === undefined ? {} : { enterpriseAppObjectId: seen };
}
