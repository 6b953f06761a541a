// What a result was had with, as text: a registration whose application, grant, hosts or account is another one now has
// not been tested yet.
import { secretBinding } from '../credential/secretKey.ts';
import { type ProtocolId, protocolIds, type Registration } from '../registration/registration.ts';

/** Begins with the application, as `secretBinding` writes it. */
export function testedWith(registration: Registration, address: string): string {
  const { grant, endpoints = {}, mailboxes } = registration;
  const mailbox = mailboxes.find((each) => each.address.toLowerCase() === address.toLowerCase());
  const hostOf = (protocol: ProtocolId) => endpoints[protocol] ?? '';
  const rest = [grant, ...protocolIds.map(hostOf), mailbox?.signInAs ?? '', mailbox?.sendAs ?? ''];
  return [secretBinding(registration), JSON.stringify(rest).toLowerCase()].join('\n');
}

/** Whether a result belongs to the application, with whatever grant, hosts and account it was had. */
export function isOfApplication(tested: string, registration: Registration): boolean {
  const application = secretBinding(registration);
  return tested === application || tested.startsWith(`${application}\n`);
}
