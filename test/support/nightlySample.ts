// The registration of the examples in docs/nightly-check.md.
import type { Registration } from '../../src/core/registration/registration.ts';

export const nightlySample: Registration = {
  id: 'contoso-capture',
  name: 'Contoso Capture',
  product: 'globalcapture',
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'clientSecret',
  mailboxes: [{ address: 'ap@contoso.com', protocols: ['graph'], controlMailbox: 'ceo@contoso.com' }],
};
