// What stands between the lines of every rendering: registration, redirect URI, consent, access to the mailbox, test.
import { clouds, isMicrosoftCloud } from '../../core/endpoints/clouds.ts';
import { resourceNames } from '../../core/permissions/permissions.ts';
import { protocols as protocolTable } from '../../core/permissions/protocols.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import type { RegistrationShape, RenderContext } from '../product.ts';

/** Sentences in the order in which the steps are done; the same for every target. */
export function setUpSteps(
  registration: Registration,
  mailbox: Mailbox,
  context: Omit<RenderContext, 'setUp'>,
  shape: RegistrationShape,
  written: (value: string) => string = (value) => value,
): readonly string[] {
  return [
    registrationStep(registration, shape),
    redirectStep(shape),
    consentStep(context),
    accessStep(written(mailbox.address), written(context.signInAs), context),
    `Test: run Test Connection for ${written(mailbox.address)} here first, then start the program once and look at its own log.`,
  ];
}

function registrationStep({ grant }: Registration, shape: RegistrationShape): string {
  const accounts =
    shape.accounts === 'single' ? 'accounts of this directory only' : 'accounts of any directory';
  const flows = shape.publicClientFlows ? ', Allow public client flows set to Yes' : '';
  const credentials = {
    clientSecret: ' and a client secret',
    clientCertificate: ' and a certificate',
    password: '',
    deviceCode: '',
    authorizationCode: '',
  };
  const isWeb =
    shape.redirectPattern !== undefined || shape.redirects.some(({ platform }) => platform === 'web');
  const secret = isWeb && credentials[grant] === '' ? ' and a client secret' : '';
  return `Registration: an app registration for ${accounts}${flows}${credentials[grant]}${secret}.`;
}

const platforms = { publicClient: 'Mobile and desktop applications', web: 'Web' } as const;

function redirectStep({ redirects, redirectPattern }: RegistrationShape): string {
  if (redirectPattern !== undefined) {
    return `Redirect URI: ${redirectPattern}, under Web; the product shows the exact one.`;
  }
  if (redirects.length === 0) return 'Redirect URI: none.';
  return `Redirect URI: ${redirects.map(({ uri, platform }) => `${uri} under ${platforms[platform]}`).join('; ')}.`;
}

function consentStep({ permissions, access, protocols }: Omit<RenderContext, 'setUp'>): string {
  const list = permissions.map(({ value, resource }) => `${value} (${resourceNames[resource]})`).join(', ');
  const kind = access === 'app' ? 'application' : 'delegated';
  const viaExchange = protocols.some((protocol) => protocol !== 'graph' && protocol !== 'ews');
  const scoped =
    !viaExchange && permissions.some(({ rbacRole }) => rbacRole !== undefined)
      ? ' Leave the consent out if the scoped role of the next step gives the same right.'
      : '';
  return `Consent: an administrator grants the ${kind} permissions ${list}.${access === 'app' ? scoped : ''}`;
}

function accessStep(address: string, person: string, context: Omit<RenderContext, 'setUp'>): string {
  if (context.access === 'delegated') {
    return context.shared
      ? `Access: ${person} needs FullAccess on ${address} to read it, and SendAs to send from it.`
      : `Access: ${address} signs in for itself; no further right is needed.`;
  }
  const viaExchange = context.protocols.some((protocol) => protocol !== 'graph' && protocol !== 'ews');
  return viaExchange
    ? `Access: the service principal exists in Exchange Online and has FullAccess on ${address}, and on no other mailbox.`
    : `Access: a role assignment with a scope (RBAC for Applications) that holds ${address} and no mailbox that must stay shut.`;
}

/** Hosts of the cloud that no first-hand source confirms, as sentences. */
export function cloudNotes(registration: Registration, context: RenderContext): readonly string[] {
  const { cloud } = registration;
  if (!isMicrosoftCloud(cloud)) return [];
  return context.protocols.flatMap((protocol) => {
    const { value, confidence, source } = clouds[cloud][protocol];
    if (confidence === 'high') return [];
    const sure = confidence === 'unverified' ? 'is unverified' : 'is not confirmed by a current page';
    return [
      `The ${protocolTable[protocol].label} host ${value} ${sure} (${source}). Confirm it with a test before you rely on it.`,
    ];
  });
}
