// The shape of what an import hands to the wizard.
import { array, literal, object, string, union } from 'valibot';

const protocol = union([literal('ews'), literal('imap'), literal('pop'), literal('smtp'), literal('graph')]);
const grant = union([
  literal('clientSecret'),
  literal('clientCertificate'),
  literal('authorizationCode'),
  literal('deviceCode'),
  literal('password'),
]);

export const prefill = object({
  name: string(),
  tenant: string(),
  clientId: string(),
  grant,
  addresses: array(string()),
  protocols: array(protocol),
});
