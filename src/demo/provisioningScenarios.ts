// The scenarios about setting an application up: copies that lag, answers that are lost, policies that refuse.
import { row } from './exchange/accessScenarios.ts';

export const provisioningScenarios = {
  replicating: row(
    'Entra is slow to copy',
    'What was made is there, gone, and there again for a few seconds.',
    {
      copyMinutes: 8,
    },
  ),
  answersLost: row(
    'Answers are lost',
    'The connection ends after every third change was made, before the answer.',
    {
      loseAnswerEvery: 3,
    },
  ),
  answersFail: row(
    'Answers are server errors',
    'Every third change is made, and its answer is 500 all the same.',
    {
      loseAnswerEvery: 3,
      lostAnswer: 'error',
    },
  ),
  changesCollide: row(
    'Changes collide',
    'Every third change is refused because another one is under way: 409.',
    {
      collideEvery: 3,
    },
  ),
  secretsForbidden: row('Client secrets are forbidden', 'A policy of the tenant allows no client secret.', {
    secretPolicy: 'forbidden',
  }),
  secretsShort: row(
    'Client secrets live 90 days',
    'A policy of the tenant limits the life of client secrets.',
    {
      secretPolicy: 'short',
    },
  ),
  onlyRolesMakeApplications: row(
    'Only administrators make applications',
    'People without a directory role may not make app registrations.',
    { everybodyMakesApplications: false },
  ),
  rolesNotActivated: row(
    'Directory role is not activated',
    'The administrator’s role is eligible and not active (PIM), so Graph refuses what needs it.',
    { rolesActive: false, everybodyMakesApplications: false },
  ),
  tokensOutdated: row(
    'A policy changed during the sign-in',
    'Graph refuses the first token of a person and demands a newer one (continuous access evaluation).',
    { tokensOutdated: true },
  ),
  serviceReferenceNeeded: row(
    'A service management reference is required',
    'The tenant takes no app registration without a service management reference.',
    { serviceReference: true },
  ),
  exchangeRolesNotInGraph: row(
    'Exchange roles only in PowerShell',
    'Graph does not offer RBAC for Applications, so the scripts are the only way.',
    { exchangeRolesInGraph: false },
  ),
} as const;
