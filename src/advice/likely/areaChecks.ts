// The one check that shows a cause of an area, if its own row has none.
import * as l10n from '../../core/l10n.ts';
import type { Area } from '../../core/report/codeArea.ts';

export const areaChecks: Partial<Readonly<Record<Area, string>>> = {
  network: l10n.msg('Test Connection names the step that fails: name, connection or TLS.'),
  server: l10n.msg('The status of the HTTP answer, or the first line of the server’s answer.'),
  oauth: l10n.msg('The body of the token endpoint’s answer: error, and the number after AADSTS.'),
  entra: l10n.msg(
    'The sign-in log in the Microsoft Entra admin center: an entry of that time with its error code.',
  ),
  claims: l10n.msg('The claims of the token: aud, roles or scp, and exp.'),
  exchange: l10n.msg(
    'The mailbox in Exchange: Get-Mailbox and Get-CASMailbox show whether it is there and what is on.',
  ),
  ews: l10n.msg('The response code in the answer of EWS, or the x-ms-diagnostics header of a 401 or 403.'),
  graph: l10n.msg('The code and the request-id in the error of Graph’s answer.'),
  imap: l10n.msg('The protocol log: what the server says to AUTHENTICATE XOAUTH2, and to SELECT after it.'),
  pop: l10n.msg('The protocol log: what the server says to AUTH XOAUTH2, and to STAT after it.'),
  smtp: l10n.msg(
    'The protocol log: the reply with its enhanced status, such as 535 5.7.3, and the command before it.',
  ),
  powershell: l10n.msg('The FullyQualifiedErrorId in PowerShell’s error: Get-Error shows it.'),
  local: l10n.msg('The settings of the program, and whether somebody signed in in it.'),
  foreign: l10n.msg('The name of the server in the settings, and the first line that it sends.'),
  unknown: l10n.msg('The first error in the program’s log, not the last.'),
  library: l10n.msg('The program’s own log around this message: what the server answered just before.'),
};
