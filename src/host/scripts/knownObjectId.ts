// The object ID of a registration's enterprise application, where an access check has seen it in a token.
import type { Registration } from '../../core/registration/registration.ts';
import type { Services } from '../shell/services.ts';

/** As an option of the administrator's blocks and of the reader of their output; empty where it is not known. */
export function knownObjectId(
  { reports }: Services,
  { id, mailboxes }: Registration,
): { readonly enterpriseAppObjectId?: string } {
  const seen = mailboxes
    .map(({ address }) => reports.policy(id, address)?.enterpriseAppObjectId)
    .find((objectId) => objectId !== undefined);
  return seen === undefined ? {} : { enterpriseAppObjectId: seen };
}
