// What Exchange Online says about a message after sign-in: recipients, rules, limits, blocks and the domain's proof.
// Source: Email non-delivery reports in Exchange Online (Microsoft Learn); replies in public issue threads.
import type { Match } from './match.ts';

/** `5.7.606` to `5.7.649` as words. */
const range = (prefix: string, from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${prefix}${from + index}`);

export const delivery: readonly Match[] = [
  {
    code: 'smtp.recipientRestricted',
    word: ['5.7.12', '5.7.13', '5.7.123', '5.7.124', '5.7.129', '5.7.133', '5.7.134', '5.7.135', '5.7.136'],
    alone: true,
  },
  { code: 'smtp.addressBlocked', word: '5.7.1', says: /block ?list|\bA?S31[45]0\b/i },
  {
    code: 'smtp.rejectedByRule',
    word: '5.7.1',
    says: /TRANSPORT\.RULES|RejectMessage|organization policy|mail ?flow rule/i,
  },
  { code: 'smtp.recipientRestricted', word: '5.7.1', says: /RESOLVER\.RST|not authorized|restrict/i },
  { code: 'smtp.relayDenied', word: '5.7.1', says: /unable to relay|relay/i },
  {
    code: 'smtp.badSender',
    word: ['5.7.501', '5.7.502', '5.7.503', '5.7.511'],
    says: /banned sender|spam|account/i,
  },
  {
    code: 'smtp.recipientRefused',
    word: ['5.7.504', '5.7.505', '5.7.507', '5.7.510', '5.7.513'],
    alone: true,
  },
  {
    code: 'smtp.domainNotProven',
    word: ['5.7.23', '5.7.26', '4.7.26', '5.7.25', '5.7.509', '5.7.515'],
    alone: true,
  },
  { code: 'smtp.messageInvalid', word: ['5.6.11', '5.7.512'], alone: true },
  {
    code: 'smtp.messageInvalid',
    word: ['5.6.0', '5.6.2'],
    says: /invalid (?:message )?content|InvalidContent|STOREDRV\.Submit/i,
  },
  { code: 'smtp.messageTooLarge', word: ['5.3.4', '5.2.3'], says: /size|large|limit/i },
  {
    code: 'smtp.sendingBlocked',
    word: ['5.7.501', '5.7.502', '5.7.503', '5.7.506', '5.7.508', '5.7.511'],
    alone: true,
  },
  { code: 'smtp.addressBlocked', word: range('5.7.', 606, 649), alone: true },
  { code: 'smtp.sendingBlocked', word: range('5.7.', 700, 750), alone: true },
  {
    code: 'smtp.sendingBlocked',
    word: [...range('4.7.', 500, 699), ...range('4.7.', 850, 899)],
    says: /access denied/i,
  },
  {
    code: 'smtp.addressBlocked',
    word: range('4.7.', 500, 699),
    says: /rate limited due to IP reputation/i,
  },
  { code: 'smtp.tooManyRecipients', word: ['4.5.3', '5.5.3'], says: /recipients/i },
  { code: 'smtp.tooManyRecipients', word: '550 5.5.3', confidence: 'likely' },
  { code: 'smtp.quota', word: '5.2.2', says: /submission quota/i },
  { code: 'smtp.recipientBusy', word: ['5.2.121', '5.2.122'], alone: true },
  { code: 'smtp.recipientBusy', word: '4.3.2', says: /recipient thread limit/i },
  { code: 'smtp.mailLoop', word: ['5.4.6', '5.4.14'], says: /loop|hop count/i },
  { code: 'smtp.recipientServer', word: ['4.4.7', '5.4.300'], says: /expired/i },
  { code: 'smtp.recipientServer', word: ['4.4.316', '5.4.316'], alone: true },
  { code: 'smtp.recipientRefused', word: '5.5.0', says: /mailbox unavailable/i },
  { code: 'smtp.recipientRefused', word: '5.4.1', says: /recipient address rejected/i },
  { code: 'smtp.relayDenied', word: '5.4.1', says: /relay access denied/i },
  { code: 'smtp.submissionFault', word: '4.3.111', alone: true },
  { code: 'smtp.submissionFault', word: ['4.3.0', '4.3.1', '4.3.5'], says: /temporary|try again|resources/i },
  {
    code: 'smtp.recipientRestricted',
    says: /RESOLVER\.RST\.\w{3,50}|(?:sender|message) (?:was )?not authenticated (?:for|when sending to) (?:this )?(?:group|mailbox|public folder)/i,
    confidence: 'certain',
  },
  { code: 'smtp.rejectedByRule', says: /TRANSPORT\.RULES\.Reject\w{0,20}/i, confidence: 'certain' },
  {
    code: 'smtp.sendingBlocked',
    says: /tenant has exceeded threshold|traffic not accepted from this IP|blocked from sending from unregistered domains/i,
    confidence: 'certain',
  },
  {
    code: 'smtp.addressBlocked',
    says: /banned sending IP|(?:part of their network|your IP(?: address)?|sending IP|\[[\d.]{7,15}\]).{0,80}(?:is |are )?on (?:our|a) block ?list|Client host .{0,60}blocked using|mail\.live\.com\/mail\/troubleshooting\.aspx#errors/i,
    confidence: 'certain',
  },
  { code: 'smtp.sendingBlocked', says: /OutboundSpamException/i, confidence: 'certain' },
  { code: 'smtp.unavailable', says: /Temporary server error\. Please try again later/i },
];
