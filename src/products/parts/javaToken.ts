// The Java method that gets a token with MSAL4J, for every Java target.
import type { Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteJava } from '../../snippets/quoteCode.ts';
import type { RenderContext } from '../product.ts';

const java = codeTemplate(quoteJava);

/** `static String accessToken(String scope)`, indented by two spaces; client secret from the environment, or a device code. */
export function javaToken(registration: Registration, context: RenderContext): string {
  if (registration.grant === 'deviceCode') {
    return java`  static String accessToken(String scope) throws Exception {
    PublicClientApplication app =
        PublicClientApplication.builder(${registration.clientId}).authority(${context.tenantAuthority}).build();
    return app.acquireToken(
            DeviceCodeFlowParameters.builder(Set.of(scope), code -> System.out.println(code.message())).build())
        .get()
        .accessToken();
  }`;
  }
  return java`  static String accessToken(String scope) throws Exception {
    ConfidentialClientApplication app =
        ConfidentialClientApplication.builder(
                ${registration.clientId},
                ClientCredentialFactory.createFromSecret(System.getenv("EXCHANGE_CLIENT_SECRET")))
            .authority(${context.tenantAuthority})
            .build();
    return app.acquireToken(ClientCredentialParameters.builder(Set.of(scope)).build()).get().accessToken();
  }`;
}
