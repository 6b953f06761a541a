// Advice for refusals while an app registration is made, changed or given consent.
import { type AdviceRow, byConsent, bySignIn, entraAdmin, inPortal, you } from './adviceRow.ts';

export const provisioningRows = {
  'provisioning.permissionMissing': entraAdmin(
    'The sign-in does not hold the permission for this step',
    'The application that signs the administrator in was not given the delegated permission of Microsoft Graph that this request needs.',
    'Add the permission that the plan names to that application and consent to it; or leave consent to the consent link, which needs none.',
    byConsent,
  ),
  'provisioning.roleMissing': entraAdmin(
    'The signed-in person has no directory role for this step',
    'A person may do what both the permission and a directory role allow. Application roles of Exchange want a Cloud Application Administrator, those of Microsoft Graph a Privileged Role Administrator.',
    'Let a person with the role that the plan names sign in and run the setup again: it goes on at this step.',
    { from: ['builtInRoles'], check: 'My roles in the Entra admin center.', ...bySignIn },
  ),
  'provisioning.roleInactive': you(
    'The directory role may not be active at the moment',
    'With Privileged Identity Management a role is held and does nothing until it is activated.',
    'Activate the role in Privileged Identity Management, wait some minutes, sign in again and run the setup again.',
    { ...bySignIn, check: 'Privileged Identity Management shows the role under Active assignments.' },
  ),
  'provisioning.creationBlocked': entraAdmin(
    'This tenant lets only some people make app registrations',
    'Users can register applications is set to No, so it takes the role Application Developer or an application administrator.',
    'Give the person the role Application Developer, or let an administrator run the setup.',
    {
      from: ['builtInRoles'],
      check: 'User settings in the Entra admin center: Users can register applications.',
    },
  ),
  'provisioning.nameTaken': entraAdmin(
    'Another app registration holds the unique name',
    'A unique name is used once in a tenant. A deleted app registration keeps it for 30 days.',
    'Look under Deleted applications in App registrations. Restore the one that holds the name, or delete it for good, then run the setup again.',
    { from: ['softDelete', 'threads'], ...inPortal },
  ),
  'provisioning.notCopiedYet': you(
    'Entra has not copied what was made a moment ago',
    'What is made is on one server at once and on all of them after seconds to minutes.',
    'Run the setup again after some minutes: it goes on at this step and makes nothing twice.',
    { from: ['threads'] },
  ),
  'provisioning.busy': you(
    'Two changes to the tenant met',
    'Directory_ConcurrencyViolation: Entra takes one change of an object at a time.',
    'Run the setup again: it goes on at this step.',
    { from: ['threads'] },
  ),
  'provisioning.secretsForbidden': entraAdmin(
    'A policy of the tenant forbids client secrets',
    'An application management policy allows no new client secret. Microsoft sets such policies too, not only administrators.',
    'Choose a certificate in the setup wizard, step 1, if the product can use one; or ask for an exception for this app registration.',
    { from: ['appPolicies', 'threads'] },
  ),
  'provisioning.lifetimeTooLong': you(
    'A policy of the tenant allows only a shorter life',
    'The end date of the credential is later than an application management policy allows.',
    'Choose a shorter life: 180, 90 or 30 days. The policy’s maxLifetime says what is allowed.',
    { from: ['appPolicies', 'threads'] },
  ),
  'provisioning.audienceForbidden': entraAdmin(
    'A policy of the tenant forbids these account types',
    'SignInAudienceNotAllowedAsPerAppPolicy: an application management policy limits who may sign in to applications.',
    'Choose accounts in this organizational directory only, or ask for an exception.',
    { from: ['appPolicies', 'threads'] },
  ),
  'provisioning.serviceReference': you(
    'The tenant wants a service management reference',
    'ServiceTreeValueMissing: this tenant takes no app registration without one.',
    'Ask your organization for the reference of the service, and make the app registration with it.',
    { from: ['threads'] },
  ),
  'provisioning.quota': entraAdmin(
    'The limit of directory objects is reached',
    'A person without an administrator role may own 250 objects; deleted ones count for 30 days.',
    'Delete app registrations that are not used, for good under Deleted applications; or let an administrator make this one.',
    { from: ['softDelete'], ...inPortal },
  ),
  'provisioning.certificateDates': you(
    'The dates of the certificate do not fit',
    'The end date that was sent lies outside the certificate’s own validity.',
    'Run the setup again with a new certificate, and check the clock of this computer.',
    { from: ['threads'] },
  ),
  'provisioning.credentialChanged': you(
    'A certificate of the app registration was sent back changed',
    'KeyNotUpdatable: the list of certificates is replaced whole, and entries that are there must come back as they were.',
    'Run the setup again: it reads the list anew. If it is refused again, add the certificate in the portal, under Certificates & secrets.',
    { from: ['threads'], ...inPortal },
  ),
} as const satisfies Readonly<Record<string, AdviceRow>>;
