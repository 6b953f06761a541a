// Advice for Exchange Online's replies about a message: who may receive it, who may send, what it may look like.
import { type AdviceRow, exchangeAdmin, microsoft, you } from './adviceRow.ts';

export const deliveryRows = {
  'smtp.recipientRestricted': exchangeAdmin(
    'The recipient takes mail from named or internal senders only',
    'The recipient’s own setting refuses this sender. It has nothing to do with your sign-in: the message was taken and then refused for this recipient.',
    'The administrator of the recipient’s organization, or the owner of the group, allows senders from outside or adds the sender to the allowed senders (Exchange admin center > Recipients > the group or mailbox > message delivery restrictions).',
    { from: ['nonDelivery'], check: 'A message to another recipient arrives.' },
  ),
  'smtp.rejectedByRule': exchangeAdmin(
    'A mail flow rule of the organization refuses the message',
    'A transport rule matched the message. The reply comes from a rule, not from the sign-in.',
    'Find the rule in the Exchange admin center > Mail flow > Rules (message trace names it), and add an exception for this sender.',
    { from: ['nonDelivery'], check: 'Message trace of the refused message.' },
  ),
  'smtp.sendingBlocked': exchangeAdmin(
    'Exchange Online has blocked sending for this account or organization',
    'Too much of what was sent looked like spam, a domain is not registered, or the sending address has a bad reputation.',
    'Find out what was sent and by whom (Restricted entities in the Defender portal), secure the account, then lift the block there; for a blocked organization (5.7.705, 5.7.708, 5.7.750) open a support case. Send only from registered domains.',
    {
      from: ['nonDelivery'],
      check: 'Defender portal > Email & collaboration > Review > Restricted entities.',
    },
  ),
  'smtp.addressBlocked': you(
    'Microsoft refuses mail from this network address',
    'The public IP address of the sending server is on a block list of Outlook.com or Exchange Online. It has nothing to do with the sign-in.',
    'Send through smtp.office365.com with a sign-in, or another relay. To have the address taken off, the operator of the network asks at https://sender.office.com (Exchange Online) or https://olcsupport.office.com (Outlook.com).',
    { from: ['nonDelivery', 'threads'], check: 'The reply names the IP address and a list (S3140, S3150).' },
  ),
  'smtp.outOfOrder': you(
    'The program sent SMTP commands in a wrong order',
    'The server answered 503: a command came that does not fit what went before. Programs go on so after a refusal (of the recipient, or of the first way to sign in), or sign in twice on one connection.',
    'Look for the first reply in the log that begins with 4 or 5: that is the cause. If there is none, let the program offer one mechanism only (XOAUTH2), or update its mail library.',
    { from: ['threads'], check: 'The reply before 503 in the protocol log.' },
  ),
  'smtp.domainNotProven': exchangeAdmin(
    'The recipient’s server does not accept the proof of your domain',
    'SPF, DKIM or DMARC of the sending domain failed or is missing.',
    'Publish SPF for Exchange Online (include:spf.protection.outlook.com), switch DKIM on for the domain, and send with a From address of that domain.',
    { from: ['nonDelivery'], check: 'The Authentication-Results header of a message that arrived.' },
  ),
  'smtp.messageInvalid': you(
    'The message itself is not valid',
    'The program wrote a message that Exchange does not take: a missing or broken From, bare line feeds, or invalid characters.',
    'Let the program write a From header with one address, and end every line with CR LF. A newer version of its mail library usually does.',
    { from: ['nonDelivery'] },
  ),
  'smtp.messageTooLarge': you(
    'The message is too large',
    'It is larger than the limit of the sender, the recipient or the request.',
    'Send less, or a link to the file. Graph takes attachments over 3 MB in an upload session only; the limits of a mailbox are MaxSendSize and MaxReceiveSize.',
    { from: ['nonDelivery', 'ewsCodes'] },
  ),
  'smtp.tooManyRecipients': you(
    'The message has too many recipients',
    'One message may go to 500 recipients at most (200 of one domain at a time), and an account to 10,000 a day.',
    'Send to fewer recipients at a time, or to a group.',
    { from: ['nonDelivery'] },
  ),
  'smtp.recipientBusy': you(
    'The recipient receives too much at the moment',
    'The recipient’s mailbox limits how many messages it takes in an hour, in all or from one sender.',
    'Send later and more slowly. A mailbox that takes machine mail is better a group or another service.',
    { from: ['nonDelivery'] },
  ),
  'smtp.recipientServer': you(
    'The recipient’s server does not take the message',
    'Exchange Online tried to deliver it and the other side refused the connection or did not answer in time. Your sign-in worked.',
    'Check the recipient’s domain, and ask its administrator. Exchange tries again for a day.',
    { from: ['nonDelivery'] },
  ),
  'smtp.mailLoop': exchangeAdmin(
    'The message goes round in a circle',
    'Two servers hand the message to each other: a wrong MX record, connector, forwarding or accepted domain.',
    'Check MX record, connectors, forwarding and the type of the accepted domain (authoritative or internal relay).',
    { from: ['nonDelivery'] },
  ),
  'graph.recipientInvalid': you(
    'A recipient of the message is not valid',
    'The message has no recipient, or one address is not an address (several in one field, separated by semicolons, count as one).',
    'Put each address into its own entry of toRecipients: { "emailAddress": { "address": "…" } }.',
    { from: ['graphErrors', 'threads'] },
  ),
  'graph.unknownError': you(
    'Graph says that something failed and not what',
    'UnknownError without a message: Exchange refused or failed behind Graph. The status code and the token tell more.',
    'Look at the HTTP status: 401 and 403 are the token or the permission, 404 the address, 5xx a passing fault. Then make the same call in Graph Explorer.',
    { from: ['threads'], check: 'The HTTP status of the same call.', actions: ['inspectToken'] },
  ),
  'graph.notificationUrl': you(
    'Graph could not validate the address for notifications',
    'Before a subscription is made, Graph calls its notificationUrl and wants the validationToken back as plain text with 200 within 10 seconds. The address was not reachable from the internet, asked for a sign-in, or answered otherwise.',
    'Make the address public over HTTPS without a sign-in, and answer a request that has validationToken with that token, decoded, as text/plain. Permissions are not the cause.',
    {
      from: ['graphErrors', 'threads'],
      check: 'curl -X POST "<notificationUrl>?validationToken=abc" answers abc.',
    },
  ),
  'ews.itemProblem': you(
    'The request names an item, folder or property that does not fit',
    'Exchange opened the mailbox; {named} is about one item or folder: it has changed, is of another kind, cannot be changed so, or its content cannot be converted.',
    'Read the item again before it is changed, and check identifier, change key and property of the request. If the content of one message cannot be converted, leave that message out.',
  ),
  'ews.rootNotFound': exchangeAdmin(
    'EWS cannot open the folders of this mailbox',
    'The root folder was not found in the store: the caller has no right on the mailbox, the address is an archive or of another mailbox, or nobody has opened the mailbox yet.',
    'Check the right on the mailbox (Add-MailboxPermission or impersonation), open it once in Outlook on the web, and check whether the archive was meant.',
    { from: ['threads'], check: 'Outlook on the web opens the mailbox for this account.' },
  ),
  'ews.namedProperties': exchangeAdmin(
    'The mailbox has no room for new named properties',
    'Programs have used up the mailbox’s named properties (x-headers, custom fields). It is not the size of the mailbox.',
    'Stop the program that writes new property names; Microsoft support can remove unused ones, or move the data to a new mailbox.',
    { from: ['threads'] },
  ),
  'ews.subscription': you(
    'The notification subscription or sync state is no longer valid',
    'Exchange dropped it: it expired, the mailbox moved, or it was made for another mailbox or version.',
    'Subscribe again, and start the synchronization without the old state.',
  ),
  'entra.accountAbuse': you(
    'Microsoft has blocked this account for abuse',
    'The personal Microsoft account is in service abuse mode. The grant, the application and its permissions are not the cause.',
    'The owner signs in at https://account.live.com and follows the steps that unlock it, or another account is used.',
    { from: ['threads'] },
  ),
  'smtp.submissionFault': microsoft(
    'A passing fault of Exchange Online',
    'The server could not finish the message for a reason of its own (4.3.x).',
    'Send it again after some minutes. If it lasts, look at the service health in the Microsoft 365 admin center.',
    { from: ['threads'] },
  ),
} as const satisfies Readonly<Record<string, AdviceRow>>;
