// The people, mailboxes and applications of the demo tenant. Names are Microsoft's example company.
import { randomBytes } from 'node:crypto';
import { demoDomain } from './readyIds.ts';
import { Applications } from './tenantApplications.ts';

/** Built-in directory roles that the demo tells apart. */
export type DirectoryRoleName =
  | 'Global Administrator'
  | 'Privileged Role Administrator'
  | 'Cloud Application Administrator'
  | 'Application Developer'
  | 'Exchange Administrator';

export interface DemoUser {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  /** `none`: an account without a mailbox. */
  readonly mailbox: 'user' | 'shared' | 'none';
  readonly licensed: boolean;
  /** May consent for everyone. */
  readonly administrator: boolean;
  /** Active directory roles. */
  readonly roles: readonly DirectoryRoleName[];
}

export interface Directory {
  readonly tenantId: string;
  readonly domain: string;
  readonly organization: string;
  readonly users: readonly DemoUser[];
  readonly applications: Applications;
  /** One password for everyone; made anew at each start. */
  readonly password: string;
  /** Finds a mailbox or account by address, object ID or sign-in name, without regard to case. */
  find(name: string): DemoUser | undefined;
}

// Fixed, so that a saved registration fits the next start too.
const tenantId = '5d1f64b3-09ce-4a0c-9f9e-6a2f0d7c1e01';

type Row = readonly [
  name: string,
  displayName: string,
  kind: DemoUser['mailbox'],
  roles?: readonly DirectoryRoleName[],
];

/** Their place gives their object ID, so new ones come last. */
const rows: readonly Row[] = [
  ['ap', 'Accounts Payable', 'user'],
  ['invoices', 'Invoices', 'user'],
  ['support', 'Support', 'shared'],
  ['adele', 'Adele Vance', 'user'],
  ['ceo', 'Miriam Graham', 'user'],
  ['hr', 'Human Resources', 'user'],
  ['kiosk', 'Front Desk', 'none'],
  ['admin', 'Tenant Administrator', 'none', ['Global Administrator']],
  ['appadmin', 'Application Administrator', 'none', ['Cloud Application Administrator']],
  ['developer', 'Application Developer', 'none', ['Application Developer']],
  ['exchangeadmin', 'Exchange Administrator', 'none', ['Exchange Administrator']],
  ['roleadmin', 'Privileged Role Administrator', 'none', ['Privileged Role Administrator']],
];

/** A fresh directory; `extraMailboxes` adds that many numbered mailboxes. */
export function createDirectory(extraMailboxes: number, startedAt: number): Directory {
  const users = [
    ...rows.map(namedUser),
    ...Array.from({ length: extraMailboxes }, (_, index) => numberedUser(index)),
  ];
  const index = new Map<string, DemoUser>();
  for (const user of users) {
    index.set(user.userPrincipalName, user);
    index.set(user.id, user);
  }
  return {
    tenantId,
    domain: demoDomain,
    organization: 'Contoso',
    users,
    applications: new Applications(startedAt),
    password: randomBytes(12).toString('base64url'),
    find: (name) => index.get(name.toLowerCase()),
  };
}

function namedUser([name, displayName, mailbox, roles = []]: Row, position: number): DemoUser {
  return {
    id: objectId(position),
    displayName,
    userPrincipalName: `${name}@${demoDomain}`,
    mailbox,
    licensed: mailbox === 'user',
    administrator: name === 'admin',
    roles,
  };
}

function numberedUser(index: number): DemoUser {
  const name = `user${String(index + 1).padStart(5, '0')}`;
  return {
    id: objectId(1000 + index),
    displayName: `User ${index + 1}`,
    userPrincipalName: `${name}@${demoDomain}`,
    mailbox: 'user',
    licensed: true,
    administrator: false,
    roles: [],
  };
}

const objectId = (position: number): string =>
  `a0000000-0000-4000-8000-${position.toString(16).padStart(12, '0')}`;

/** Local part of the sign-in name: the short name by which Exchange's own objects refer to a mailbox. */
export const shortName = (user: DemoUser): string => user.userPrincipalName.split('@', 1)[0] ?? '';
