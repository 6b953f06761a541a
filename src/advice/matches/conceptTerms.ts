// Terms of which concepts are made: what failing, lacking and refusing is called, and whose words a text has.

import { withoutAccents } from './accents.ts';
import { blockedWord, endedWord, offWord, unknownWord } from './causeWords.ts';
import {
  closedWord,
  didNotWork,
  disconnectedWord,
  notSupported,
  refusedWord,
  timeoutWord,
  unreachableWord,
  wrongWord,
} from './mailWords.ts';

export const failed =
  /errors?\b|\b(?:fail(?:ed|ure|s|ing)?|denied|refused|rejected|invalid|incorrect|unsuccessful|wrong|falsch|unable|cannot|can'?t|could ?n[o']t|did ?n[o']t succeed|not (?:be )?(?:possible|accepted|allowed|valid)|fehlgeschlagen|ungültig|error|falló|fallid[oa]|falha|falhou|fallit[oa]|non riuscit[oa]|mislukt|niepowodzeni|nie powiodł|selhal|misslyckades|başarısız)|échec|échoué|не удалось|ошибка|失敗|失败|出错|错误|無法|无法|エラー|실패|오류/i;
export const anyOf = (...terms: readonly RegExp[]): RegExp =>
  new RegExp(withoutAccents(terms.map(({ source }) => source).join('|')), 'i');

/** What a text says in which something failed; prose about the same matters does not. */
export const failure = anyOf(
  failed,
  didNotWork,
  wrongWord,
  refusedWord,
  timeoutWord,
  disconnectedWord,
  unreachableWord,
  notSupported,
  closedWord,
  offWord,
  endedWord,
  blockedWord,
  unknownWord,
  /not (?:yet )?(?:registered|installed|licen[sc]ed|approved|consented|owned|uploaded)|\bno .{0,20}licen[sc]e|lacks?\b|revoked|too (?:large|many|old|much)|\bfull\b|quota|throttl|in use|no resource|on[- ]?prem|unavailable|instead of|not set to an|has no attribute|is not a function|meant for|(?:is|are) (?:required|enforced)|requires TLS|mfa|suspicious/,
  /exception|traceback|fatal|warn(?:ing)?\b|missing|not found|unexpected|time[d ]?-? ?out|\b[45]\d\d\b|expired|blocked|\bEOF\b|must|rror code|forbidden|not support|unsupported|does ?n[o']t exist|did not|different account|reachable|non-object|expected .{0,60}\b(?:but|got)\b|no (?:valid )?token|no module|n[o']t match|not able|try again|wait a few|\bfehler|erreur|errore|\bfout\b|błąd|chyba|\bhata|not connected|not present|not (?:yet )?configured|not (?:yet )?set up|not available in|check your|\bno .{0,30} (?:found|provided|registered)|MSALError|\bno .{0,24}received|not accepted|\blost\b|re-?connect|not accessible|\bcrash|went wrong|not working|not granted|not sufficient|insufficient|\bdiffers?\b|before using|ne retourne/,
);
/** The error that a request itself is to blame for. */
export const badRequest = /\b(?:400|405|409|412|413|415|422|bad request)\b/i;
/** What an error is called, beside a status. */
export const errorWord =
  /error|\bfail(?:ed|ure|s)?\b|erreur|errore|fehler|\bfout\b|błąd|błęd|chyb[au]|\bfel\b|\bhata|\berro\b|ошибк|エラー|错误|錯誤|오류|拒[绝絕否]|status|code|http|response|antwort|réponse|respuesta|resposta|risposta/i;
export const absent =
  /\b(?:missing|no|not|without|null|nil|none|undefined|empty|absent|lost|lacks?|never|expected)\b/i;
export const microsoft =
  /office[ -]?365|microsoft|微软|微軟|マイクロソフト|outlook|hotmail|exchange|azure|\bentra\b|msgraph|MgGraph|\bO365\b|\bM365\b|\bEXO\b/i;
export const mail =
  /mail|imap|smtp|\bpop3?\b|(?:office|microsoft)[ -]?365|\b[OM]365\b|outlook|hotmail|exchange|\bEWS\b/i;
/** A text of one short sentence is what a program says of the server that it talks to. */
export const mailServer = new RegExp(
  `${mail.source}|\\bserver\\b|SASL|X?OAUTH(?:2|BEARER)|服务器|サーバー|сервер|^(?!.{0,80}(?:azure|entra|graph|microsoft)).{0,80}$`,
  'i',
);
export const speaksEws =
  /exchange\.asmx|ExchangeServiceBinding|exchangelib|pyews|\bEWS\b|webservices\.data|\/ews\/|MsgFolderRoot|WellKnownFolder/i;
export const speaksGraph =
  /graph\.microsoft|msgraph|MgGraph|Microsoft\.Graph|Microsoft\.OutlookServices|Mg(?:User|Graph)|Microsoft Graph|Graph API/i;
export const oauthFlow = /o ?auth|openid|sign[- ]?in|log ?in|callback|redirect|csrf|authori[sz]/i;
export const certificateWord =
  /certificate|\.pfx\b|\.p12\b|\.pem\b|private key|thumbprint|zertifikat|certificat/i;
export const permission =
  /\b(?:permissions?|privileges?|scopes?|roles?|consent|rights|access levels?|autori[sz]ations?)\b|Berechtigung|permiso|permissão|permissões|autorizzazion|machtiging|uprawnie|oprávnění|behörighet|разрешени|アクセス許可|权限|權限|권한/i;
export const notEnough =
  /\b(?:insufficient|missing|lacks?|not (?:sufficient|enough|have|been granted|granted|enough|allowed)|without|required?|requires|needs?|minimum|denied)\b|no permissions?\b|fehl(?:t|en)|nicht ausreichend|keine Berechtigung|manqu|insuffis|no tiene|falta|não tem|non ha|geen\b|brak\b|нет прав|недостаточно|ありません|不足|没有|沒有|없/i;
/** Other providers, whose failures these are if nothing of Microsoft is named beside them. */
export const otherProviders =
  /gmail|google|yahoo|zoho|yandex|\bqq\.com|\b163\.com|fastmail|icloud|amazonaws|sendgrid|mailgun|atlassian\.net|keycloak|okta|auth0|\b(?:xero|stripe|hubspot|salesforce|quickbooks|shopify|notion|airtable|pipedrive|zendesk|intercom|docusign|linkedin|facebook|spotify|zoom|trello|asana|outreach)\b/i;
