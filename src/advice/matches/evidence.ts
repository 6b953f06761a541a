// The last reading of a text in which nothing is known: which service was asked, at which stage, and that it failed. Each
// stands anywhere in the text, so none is more than possible, and none claims more than stage and kind.
import { accountWord as anyAccount } from './causeWords.ts';
import type { Concept } from './concept.ts';
import { anyOf, failed, microsoft, speaksEws, speaksGraph } from './conceptTerms.ts';
import { didNotWork, notSupported, signInWord, wrongWord } from './mailWords.ts';
import { exchangeCmdlet } from './powershell.ts';

/** It failed, in so many words; narrower than the gate of the concepts. */
const broke = anyOf(
  failed,
  didNotWork,
  wrongWord,
  notSupported,
  /exception|traceback|fatal|\bcrash|panic|timed? ?out|went wrong|\bfailing\b|does ?n[o']t work|not working|\bE[A-Z]{4,12}\b/,
);

const tokenEndpoint =
  /login\.(?:microsoftonline|live|windows|partner\.microsoftonline)\.\w{2,3}|oauth2\/(?:v2\.0\/)?token|\btoken (?:request|endpoint|exchange|server)\b|(?:get|acquire|fetch|request|refresh|redeem)[A-Za-z_ ]{0,20}tokens?\b/i;
/** Signing in, in words or in the name of an exception. */
const authentication = anyOf(signInWord, /\bAuth\b|Auth\w{0,12}(?:Failed|Error|Exception)/);
const mailProtocol =
  /\b(?:imaps?|smtps?|pop3s?)\b|outlook\.office365\.com|smtp\.office365|smtp-mail\.outlook|imapflow|imaplib|smtplib|MailKit/i;
/** Signing in or linking an account, in the words of programs that say no more. */
const accountWord = anyOf(
  signInWord,
  anyAccount,
  /authenticat|\bauth\b|(?:connect|link|verif|add|set ?up|access)\w{0,5} .{0,40}\baccounts?\b|\baccounts? .{0,30}(?:connect|link|verif)/,
);
const oauthWord =
  /\bx?oauth ?2?|openid|\boidc\b|authori[sz](?:ation|e|ing) (?:flow|code|page|server)|\bmsal\b|azure ?ad|entra/i;
const stack =
  /\b\w{2,60}(?:Exception|Error)\b|Traceback|\bat [\w$.<>/\\]{3,120} ?\(|\.(?:py|php|js|ts|cs|java|rb|go)["']?(?::| line |, line |\()\d{1,5}/;
const mailCompany = /mail|imap|smtp|outlook|office ?365|exchange|msgraph|graph\.microsoft|\bmsal/i;
export const evidence: readonly Concept[] = (
  [
    {
      code: 'library.noAccessToken',
      terms: [tokenEndpoint, broke],
      beside: /microsoft|azure|entra\b|outlook|office ?365|exchange/i,
    },
    { code: 'library.passwordBlamed', terms: [authentication, mailProtocol, broke] },
    { code: 'library.signInFailed', terms: [oauthWord, broke] },
    { code: 'library.signInFailed', terms: [accountWord, broke], beside: microsoft },
    { code: 'library.connectFailed', terms: [mailProtocol, broke] },
    { code: 'library.connectFailed', terms: [anyOf(speaksEws, speaksGraph, /\bGraph\b/), broke] },
    {
      code: 'powershell.otherError',
      terms: [
        new RegExp(`${exchangeCmdlet.source}|\\b[A-Z][a-z]{2,12}-(?:Mg[A-Z]|(?:Exo)?PSSession)`),
        /CategoryInfo|FullyQualifiedErrorId|exception|\berror\b|At line:|\.ps[m1]{1,2}:\d|\b[A-Z][a-z]{2,12}-[A-Z]\w{2,40} ?: [A-Z]/i,
      ],
    },
    { code: 'library.crashed', terms: [stack, broke], beside: mailCompany },
  ] as const
).map((row) => ({ ...row, far: true, notOthers: true }));
