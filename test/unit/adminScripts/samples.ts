// Registrations whose scripts are held by goldens.
import type { Registration } from '../../../src/core/registration/registration.ts';
import type { AdminScriptOptions } from '../../../src/snippets/adminScripts/adminScript.ts';

const base: Registration = {
  id: 'contoso-capture',
  name: 'Contoso Capture',
  product: 'globalcapture',
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'clientSecret',
  mailboxes: [{ address: 'ap@contoso.com', protocols: ['ews'], controlMailbox: 'ceo@contoso.com' }],
};

export interface Sample {
  readonly name: string;
  readonly registration: Registration;
  readonly options: AdminScriptOptions;
}

export const samples: readonly Sample[] = [
  { name: 'ews', registration: base, options: {} },
  {
    name: 'everyProtocol',
    registration: {
      ...base,
      grant: 'clientCertificate',
      mailboxes: [
        { address: 'ap@contoso.com', protocols: ['ews', 'imap'], controlMailbox: 'ceo@contoso.com' },
        { address: "o'brien@contoso.com", protocols: ['pop', 'smtp'], sendAs: 'fax@contoso.com' },
        { address: 'archive@contoso.com', protocols: ['graph'] },
      ],
    },
    options: {
      enterpriseAppObjectId: '77777777-8888-9999-aaaa-bbbbbbbbbbbb',
      graphPermissions: ['Mail.ReadWrite', 'Mail.Send'],
      existingAccessPolicy: true,
      insist: true,
    },
  },
  {
    name: 'imapOnly',
    registration: { ...base, mailboxes: [{ address: 'ap@contoso.com', protocols: ['imap'] }] },
    options: {},
  },
  {
    name: 'administrativeUnit',
    registration: {
      ...base,
      cloud: 'china',
      mailboxes: [{ address: 'ap@contoso.cn', protocols: ['graph'] }],
    },
    options: { limit: { kind: 'administrativeUnit', id: 'cccccccc-1111-2222-3333-444444444444' } },
  },
  {
    name: 'delegated',
    registration: {
      ...base,
      grant: 'authorizationCode',
      cloud: 'gccHigh',
      mailboxes: [
        {
          address: 'shared@contoso.com',
          protocols: ['imap', 'smtp'],
          signInAs: 'svc@contoso.com',
          controlMailbox: 'ceo@contoso.com',
        },
      ],
    },
    options: {},
  },
  {
    name: 'notAscii',
    registration: {
      ...base,
      name: 'Büro „Rechnungen“ 請求書 💥',
      mailboxes: [{ address: 'büro\u2019s@contoso.com', protocols: ['smtp'] }],
    },
    options: { limit: { kind: 'group', address: 'grüppe@contoso.com' } },
  },
];
