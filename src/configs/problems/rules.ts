// Every rule, in the order in which a file is checked.
import type { Rule } from './case.ts';
import { tlsCheckOff } from './certificates.ts';
import { borrowedIds, deadApi, oldEndpoints, ropc, staleRedirects } from './endpoints.ts';
import { accessTypes, ewsEnd } from './ews.ts';
import { popTwoLine, wrongMechanisms } from './mechanisms.ts';
import { basicAuth, secrets } from './passwords.ts';
import { permissionProblems } from './permissions.ts';
import { inlineComments, malformed, unknownKeys } from './programKeys.ts';
import { legacyPolicies, objectIds } from './scripts.ts';
import { wrongHosts, wrongPorts, wrongTls } from './servers.ts';
import {
  appOnlyScopes,
  commonAuthority,
  missingOfflineAccess,
  scopeTypos,
  swappedIds,
  wrongScopes,
} from './tokens.ts';

export const rules: readonly Rule[] = [
  malformed,
  basicAuth,
  secrets,
  wrongHosts,
  wrongPorts,
  wrongTls,
  tlsCheckOff,
  wrongScopes,
  appOnlyScopes,
  missingOfflineAccess,
  scopeTypos,
  commonAuthority,
  swappedIds,
  oldEndpoints,
  deadApi,
  staleRedirects,
  borrowedIds,
  ropc,
  ewsEnd,
  accessTypes,
  wrongMechanisms,
  popTwoLine,
  permissionProblems,
  legacyPolicies,
  objectIds,
  unknownKeys,
  inlineComments,
];
