// In which program or service it happened, told by words anywhere in the text.
import { mail, speaksEws, speaksGraph } from '../matches/conceptTerms.ts';

export const scenes = {
  ews: new RegExp(`${speaksEws.source}|auto ?discover`, 'i'),
  graph: new RegExp(`${speaksGraph.source}|\\bgraph\\b`, 'i'),
  imap: /\bimaps?\b/i,
  smtp: /\bsmtps?\b|outgoing|\bsend(?:ing)?\b/i,
  powershell:
    /\b(?:Connect|Get|Set|New|Add|Remove|Test)-(?!Connection\b)[A-Z][A-Za-z]{3,40}|CategoryInfo|FullyQualifiedErrorId|\bcmdlet|PowerShell/,
  organization:
    /tenant|organi[sz]a[tçc]ion|\bcompany\b|Mandant|Organisation|inquilino|locatário|テナント|組織|租户|组织|테넌트|조직/i,
  mail,
} as const satisfies Readonly<Record<string, RegExp>>;

export type Scene = keyof typeof scenes;
