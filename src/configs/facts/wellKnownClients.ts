// Client ids of products that public files copy. Source: Manage app consent policies, Microsoft Learn; the products' own code.
import type { Severity } from '../model.ts';

interface Borrowed {
  readonly owner: string;
  readonly severity: Severity;
  /** The program that the ID belongs to and that may use it. */
  readonly own?: string;
}

/** Client ids that public files copy. Microsoft's own: it can change what it allows without notice. */
const clients: Readonly<Record<string, Borrowed>> = {
  'd3590ed6-52b3-4102-aeff-aad2292ab01c': { owner: 'Microsoft Office', severity: 'warning' },
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46': { owner: 'Azure CLI', severity: 'warning' },
  '1950a258-227b-4e31-a9cf-717495945fc2': { owner: 'Azure PowerShell', severity: 'warning' },
  '14d82eec-204b-4c2f-b7e8-296a70dab67e': { owner: 'Microsoft Graph PowerShell', severity: 'warning' },
  'fb78d390-0c51-40cd-8e17-fdbfab77341b': { owner: 'Exchange Online PowerShell', severity: 'warning' },
  '5d661950-3475-41cd-a2c3-d671a3162bc1': { owner: 'Microsoft Outlook', severity: 'warning' },
  '27922004-5251-4030-b22d-91ecd9a37ea4': { owner: 'Outlook Mobile', severity: 'warning' },
  '9e5f94bc-e8a4-4e73-b8be-63364c29d753': { owner: 'Thunderbird', severity: 'info' },
  '08162f7c-0fd2-4200-a84a-f25a4db0b584': { owner: 'Thunderbird (older)', severity: 'info' },
  'facd6cff-a294-4415-b59f-c5b01937d7bd': { owner: 'DavMail', severity: 'info', own: 'davmail' },
  'f8d98a96-0999-43f5-8af3-69971c7bb423': { owner: 'Apple Mail', severity: 'info' },
  'b50c1dbd-1855-4e54-b07c-d3c3029e93d3': { owner: 'Spark', severity: 'info' },
  'e9a7fea1-1cc0-4cd9-a31b-9137ca5deedd': { owner: 'eM Client', severity: 'info' },
  '2cee05de-2b8f-45a2-8289-2a06ca32c4c8': { owner: 'Android Mail', severity: 'info' },
  '8acd33ea-7197-4a96-bc33-d7cc7101262f': { owner: 'Android (Samsung)', severity: 'info' },
};

/** Whose client ID it is, in any spelling; a property name of every object (`constructor`) is no client ID. */
export function wellKnownClient(id: string): Borrowed | undefined {
  const known = id.toLowerCase();
  return Object.hasOwn(clients, known) ? clients[known] : undefined;
}
