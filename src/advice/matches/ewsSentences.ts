// What EWS says in words, for programs that drop the response code: the EWS Managed API and its like print the sentence
// alone. Sources: ResponseCode, Exchange Web Services reference; public issue threads. Exchange's own exceptions
// (`MapiException…`, `Microsoft.Exchange.Data.Storage.…Exception`) come through in the same place.
import type { Match } from './match.ts';

export const ewsSentences: readonly Match[] = [
  {
    code: 'ews.serverError',
    says: /none of the Client Access Servers in the destination site could process the request|Exchange Web Services (?:aren'?t|are not) currently available for this request/i,
  },
  { code: 'ews.storeUnavailable', says: /mailbox (?:database|store) is temporarily unavailable/i },
  { code: 'ews.mailboxMove', says: /mailbox is (?:being moved|in the process of moving|in transit)/i },
  {
    code: 'ews.requestInvalid',
    says: /\bId is malformed|The request failed schema validation|(?:folder|item) type is (?:not valid|invalid) for the operation|The specified server version is invalid|Exchange Server does ?n[o']t support the requested version|(?:is|are) (?:only )?valid (?:only )?for Exchange(?: Server)? ?\d{4}|RequestServerVersion SOAP header|property (?:is not|isn'?t) valid for this object type/i,
  },
  {
    code: 'ews.itemProblem',
    says: /change key (?:passed in the request does not match|is required)|send or update operation could not be performed because the change key|attendee|recurrence pattern/i,
    beside: /webservices\.data|exchange\.asmx|exchangelib|ServiceResponseException/i,
  },
  {
    code: 'ews.subscription',
    says: /specified subscription was not found|watermark used for creating this subscription|sync state (?:data )?(?:is|was) (?:corrupt|invalid|not valid)/i,
  },
  {
    code: 'ews.callerWithoutMailbox',
    says: /account that does not have a mailbox,? you must specify the mailbox primary SMTP address/i,
  },
  {
    code: 'ews.mailboxNotFound',
    says: /No mailbox with such guid|Unable to resolve e-?mail address .{0,80}Active Directory/i,
  },
  { code: 'ews.itemNotFound', says: /\bMapiExceptionNotFound|Storage\.ObjectNotFoundException/ },
  {
    code: 'ews.accessDenied',
    says: /\bMapiException(?:NoAccess|NoSupport|NotAuthorized|AccessDenied)|Storage\.AccessDeniedException/,
  },
  {
    code: 'ews.storeUnavailable',
    says: /\bMapiException(?:NetworkError|MdbOffline|ExiTimeout|RpcServerTooBusy|Timeout)|Storage\.(?:Mailbox(?:Offline|Unavailable)|Connection(?:Failed)?(?:Transient|Permanent)?|StorageTransient)Exception/,
  },
  { code: 'ews.mailboxMove', says: /\bMapiExceptionMailboxInTransit|Storage\.MailboxInTransitException/ },
  {
    code: 'ews.quota',
    says: /\bMapiException(?:QuotaExceeded|ShutoffQuotaExceeded)|Storage\.QuotaExceededException/,
  },
  { code: 'exchange.noMailbox', says: /\bMapiExceptionUnknownUser|MapiExceptionUnknownMailbox/ },
  { code: 'graph.itemNotFound', says: /does ?n[o']t belong to the targeted mailbox/i },
  // Office.js numbers of Outlook add-ins: GenericTokenError 9018, GenericResponseError 9020, HTTPRequestFailure 9040.
  {
    code: 'ews.addinToken',
    // A status is what the server answered to the add-in, and says more.
    says: /GenericTokenError|(?<!\([45]\d\d\).{0,120})GenericResponseError|AllowLegacyExchangeTokens|Unable to obtain callback token|\bcode["']?:? ?90(?:18|20|40)\b(?!.{0,160}\([45]\d\d\))/,
    beside:
      /Office\.context|EwsRequestAsync|callback ?token|Async Response|add-?in|Generic(?:Token|Response)Error|LegacyExchange/i,
  },
];
