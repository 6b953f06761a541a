// The Java method that gets a token with MSAL4J, for every Java target.
import type { Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteJava } from '../../snippets/quoteCode.ts';
import type { RenderContext } from '../product.ts';

const java = codeTemplate(quoteJava);

/** A field and `static String accessToken(String scope)`: one application, whose cache is asked first. */
export function javaToken(registration: Registration, context: RenderContext): string {
  // MSAL4J asks Microsoft about hosts it does not know; a host of one’s own must be taken as it is.
  const validation = context.ownHosts ? '.validateAuthority(false)' : '';
  return registration.grant === 'deviceCode'
    ? personsToken(registration, context, validation)
    : applicationsToken(registration, context, validation);
}

function personsToken(registration: Registration, context: RenderContext, validation: string): string {
  return java`  static PublicClientApplication application;

  static String accessToken(String scope) throws Exception {
    if (application == null) {
      application =
          PublicClientApplication.builder(${registration.clientId}).authority(${context.tenantAuthority})${verbatim(validation)}.build();
    }
    Set<IAccount> accounts = application.getAccounts().get();
    if (!accounts.isEmpty()) {
      return application
          .acquireTokenSilently(SilentParameters.builder(Set.of(scope), accounts.iterator().next()).build())
          .get()
          .accessToken();
    }
    return application
        .acquireToken(
            DeviceCodeFlowParameters.builder(Set.of(scope), code -> System.out.println(code.message())).build())
        .get()
        .accessToken();
  }`;
}

/** MSAL4J keeps an application's token in the object's cache, so that there is a request an hour, not one a message. */
function applicationsToken(registration: Registration, context: RenderContext, validation: string): string {
  const credential =
    registration.grant === 'clientCertificate'
      ? `ClientCredentialFactory.createFromCertificate(
                    new java.io.ByteArrayInputStream(Base64.getDecoder().decode(System.getenv("EXCHANGE_PFX"))),
                    System.getenv("EXCHANGE_PFX_PASSWORD"))`
      : 'ClientCredentialFactory.createFromSecret(System.getenv("EXCHANGE_CLIENT_SECRET"))';
  return java`  static ConfidentialClientApplication application;

  static String accessToken(String scope) throws Exception {
    if (application == null) {
      application =
          ConfidentialClientApplication.builder(
                  ${registration.clientId},
                  ${verbatim(credential)})
              .authority(${context.tenantAuthority})${verbatim(validation)}
              .build();
    }
    return application.acquireToken(ClientCredentialParameters.builder(Set.of(scope)).build()).get().accessToken();
  }`;
}

/** What to set in the environment before a run. */
export const javaVariables = (registration: Registration): readonly string[] => {
  if (registration.grant === 'clientSecret')
    return ['Set EXCHANGE_CLIENT_SECRET in the environment of the run.'];
  if (registration.grant !== 'clientCertificate') return [];
  return [
    'Set EXCHANGE_PFX (the certificate with its private key as a PFX file, in Base64) and EXCHANGE_PFX_PASSWORD in the environment of the run.',
  ];
};
