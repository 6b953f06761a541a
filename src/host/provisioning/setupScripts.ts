// The plan for somebody else: scripts and templates that do the same without a sign-in here.
import { type Cloud, clouds, isMicrosoftCloud } from '../../core/endpoints/clouds.ts';
import * as l10n from '../../core/l10n.ts';
import { adminConsentUrl } from '../../core/permissions/adminConsentUrl.ts';
import { grants } from '../../core/permissions/grants.ts';
import { noClientId, type ProtocolId, type Registration } from '../../core/registration/registration.ts';
import { scriptMarkdown } from '../../pages/setupScriptPage.ts';
import { azScript } from '../../snippets/azScript.ts';
import { isValueRefused } from '../../snippets/codeTemplate.ts';
import { provisionerScript } from '../../snippets/provisionerScript.ts';
import { registrationScript } from '../../snippets/registrationScript.ts';

/** Targets of the catalogue that make an app registration. */
const targets = ['cliMicrosoft365', 'terraform', 'bicep'] as const;

/** Each as Markdown; `chosen` for a draft that has no mailbox yet. None for the demo tenant, where no such tool can sign in. */
export async function scriptsFor(
  registration: Registration,
  chosen?: readonly ProtocolId[],
): Promise<readonly string[]> {
  if (!isMicrosoftCloud(registration.cloud)) return [];
  const { permissionsOf, shapeOf } = await import('../../products/registry.ts');
  const { access } = grants[registration.grant];
  const protocols = chosen ?? [...new Set(registration.mailboxes.flatMap((mailbox) => mailbox.protocols))];
  const shape = shapeOf(registration.product, registration.grant);
  const permissions = permissionsOf(registration.product, protocols, access);
  const values = {
    name: registration.name,
    tenant: registration.tenantId,
    cloud: registration.cloud,
    publicClientFlows: shape.publicClientFlows,
    redirects: shape.redirects,
    permissions,
  };
  const multiTenant = shape.accounts === 'multiple';
  const own = [
    section('Azure CLI', 'shellscript', () =>
      azScript({
        ...values,
        uniqueName: uniqueNameOf(registration),
        audience: multiTenant ? 'AzureADMultipleOrgs' : 'AzureADMyOrg',
      }),
    ),
    section('Microsoft Graph PowerShell', 'powershell', () => registrationScript({ ...values, multiTenant })),
  ];
  const once = section(
    'Once for a tenant: the application that signs administrators in here; its client ID goes into exchangeOAuth.provisioners',
    'shellscript',
    () => provisionerScript(registration.tenantId, registration.cloud),
  );
  const [redirect] = shape.redirects;
  const link =
    redirect === undefined ? '' : consentSection(registration, registration.cloud, protocols, redirect.uri);
  return [link, ...own, ...(await renderedFor(registration)), once].filter((text) => text !== '');
}

/** The catalogue's own, for the first mailbox. */
async function renderedFor(registration: Registration): Promise<readonly string[]> {
  const [mailbox] = registration.mailboxes;
  if (mailbox === undefined) return [];
  const { findProduct, renderTarget } = await import('../../products/registry.ts');
  const found = await Promise.all(
    targets.map(async (target) => {
      const result = await renderTarget(registration, mailbox, target);
      if ('refused' in result) return [];
      const tool = findProduct(target)?.name ?? target;
      return result.files.map(({ name, language, text }) =>
        scriptMarkdown(`${tool}: ${name}`, language, text),
      );
    }),
  );
  return found.flat();
}

/** For an app registration that is there: what it lists is consented to on Microsoft's own page. */
function consentSection(
  { tenantId, clientId, grant }: Registration,
  cloud: Cloud['id'],
  protocols: readonly ProtocolId[],
  redirectUri: string,
): string {
  if (clientId === noClientId) return '';
  const url = adminConsentUrl(clouds[cloud], { tenantId, clientId, grant, protocols, redirectUri });
  const what = l10n.t(
    'An administrator opens this page and accepts what the app registration lists. It may take away consent that was given to it earlier and that it does not list.',
  );
  return `### ${l10n.t('Consent link')}\n\n${what}\n\n<${url}>`;
}

function uniqueNameOf({ id }: Registration): string {
  const name = id.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `eo2s-${name.slice(0, 50)}`;
}

/** Left out if a value cannot be written in the script's language. */
function section(title: string, language: string, text: () => string): string {
  try {
    return scriptMarkdown(title, language, text());
  } catch (error) {
    if (isValueRefused(error)) return '';
    throw error;
  }
}
