// The least application permissions that a file's own calls of Microsoft Graph about mail need. Source: the permissions
// of each call in the Graph reference, Microsoft Learn.

/** What reads, and what changes; the first row that fits counts. */
const calls: readonly (readonly [call: RegExp, reads: string, changes: string])[] = [
  [/\/sendMail\b|\bSend-MgUserMail\b|\.send_?mail\b/i, 'Mail.Send', 'Mail.Send'],
  [/\/messages\/.{1,200}\/(?:reply|replyAll|forward)\b/, 'Mail.Send', 'Mail.Send'],
  [
    /\/(?:createReply|createReplyAll|createForward|createUploadSession|move|copy)\b/,
    'Mail.ReadWrite',
    'Mail.ReadWrite',
  ],
  [
    /\/mailboxSettings\b|\/messageRules\b|-MgUser(?:MailboxSetting|MailFolderMessageRule)\b|\.mailbox_?settings\b/i,
    'MailboxSettings.Read',
    'MailboxSettings.ReadWrite',
  ],
  [
    /\/(?:calendarView|events)\b|-MgUser(?:Calendar)?(?:Event|View)\b|\.(?:calendar_?view|events)\b/i,
    'Calendars.Read',
    'Calendars.ReadWrite',
  ],
  [/\/messages\b|-MgUser(?:MailFolder)?Message\w*|\.messages\b/i, 'Mail.Read', 'Mail.ReadWrite'],
  [/\/mailFolders\b|-MgUserMailFolder\b|\.mail_?folders\b/i, 'Mail.ReadBasic.All', 'Mail.ReadWrite'],
];

/** An address below a person's mailbox, or a builder of the SDKs that begins at one. */
const ofMailbox =
  /graph\.microsoft\.|\/(?:users|me)\/|-MgUser|\b[Uu]sers(?:\[|\(|\.)|\.(?:Me|me)(?:\.|\(\))|\/sendMail\b|\.SendMail\b|\.send_mail\b/;

const graphMark = /graph\.microsoft|MgUser|GraphServiceClient|microsoft-graph-client|\bmsgraph\b/i;

/** Fields that Mail.ReadBasic leaves out. */
const more = /body|attachment|extension|extended/i;
const select =
  /(?:\$select=|\$?select\b["']?\s*[,:=(]?\s*|-(?:Select|Property)\s+)["'[(]*([\w,.' "/-]{2,300})/i;

/** The permissions, none that another one holds. */
export function graphPermissionsOf(text: string): readonly string[] {
  if (text.length > 1_000_000 || !graphMark.test(text)) return [];
  const lines = logicalLines(text);
  const needed = new Set<string>();
  lines.forEach((line, at) => {
    if (!ofMailbox.test(line)) return;
    const row = calls.find(([call]) => call.test(line));
    if (row !== undefined) needed.add(permissionOf(row, line, methodOf(lines, at)));
  });
  return withoutHeld(needed);
}

/** Each permission with those that it holds. */
const holds: readonly (readonly [permission: string, held: readonly string[]])[] = [
  ['Mail.ReadWrite', ['Mail.Read', 'Mail.ReadBasic.All']],
  ['Mail.Read', ['Mail.ReadBasic.All']],
  ['Calendars.ReadWrite', ['Calendars.Read', 'Calendars.ReadBasic']],
  ['Calendars.Read', ['Calendars.ReadBasic']],
  ['MailboxSettings.ReadWrite', ['MailboxSettings.Read']],
];

/** The permissions without those that another one of them holds. */
export function withoutHeld(permissions: Iterable<string>): readonly string[] {
  const needed = new Set(permissions);
  const held = new Set(holds.flatMap(([permission, those]) => (needed.has(permission) ? those : [])));
  return [...needed].filter((permission) => !held.has(permission));
}

function permissionOf([, reads, changes]: (typeof calls)[number], line: string, method: string): string {
  if (method !== 'get') return changes;
  const fields = reads === 'Mail.Read' && !/attachment/i.test(line) ? select.exec(line)?.[1] : undefined;
  return fields !== undefined && !more.test(fields) ? 'Mail.ReadBasic.All' : reads;
}

/** Lines that are no comment, each with those that go on with a dot. */
function logicalLines(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    if (line.length > 2_000 || /^\s*(?:#|\/\/|\*|--)/.test(line)) continue;
    const last = lines.at(-1);
    if (last !== undefined && last.length < 2_000 && /^\s*\??\.\w/.test(line))
      lines.splice(-1, 1, last + line.trim());
    else lines.push(line);
  }
  return lines;
}

const methods: readonly RegExp[] = [
  /(?:\bmethod|-Method)["']?\s*[:=]?\s*["']?(get|post|patch|put|delete)\b/i,
  /\bHttpMethod\.(get|post|patch|put|delete)/i,
  /^\s*["'`]?(get|post|patch|put|delete)\s+(?:https?:|\/)/i,
  /\.(get|post|patch|put|delete)(?:_?async|_?json)?\s*(?:<[^>]*>)?\(/i,
  /\b(?:request|fetch)\(\s*["'](get|post|patch|put|delete)["']/i,
];

/** The HTTP method of the call whose address stands on a line: on it, before it, or in the options behind it. */
function methodOf(lines: readonly string[], at: number): string {
  const verb = /\b(Get|New|Update|Remove|Move|Copy|Set)-MgUser/.exec(lines[at] ?? '')?.[1];
  if (verb !== undefined) return verb === 'Get' ? 'get' : 'patch';
  for (const step of [0, -1, 1, 2, 3]) {
    const line = lines[at + step];
    // Another address is another call.
    if (line === undefined) continue;
    if (step > 0 && ofMailbox.test(line)) break;
    const found = methods.map((method) => method.exec(line)?.[1]).find((each) => each !== undefined);
    if (found !== undefined) return found.toLowerCase();
  }
  return 'get';
}
