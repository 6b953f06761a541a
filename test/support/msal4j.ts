// A stand-in for MSAL4J, which no package source here has: the few names that the Java samples use, with their types in
// upstream (msal4j-sdk 1.17.2), and a token request to the authority as it is.

const header = 'package com.microsoft.aad.msal4j;\n';

/** Java files by name; compile them beside a sample, in the folder of their package. */
export const msal4jFiles: Readonly<Record<string, string>> = {
  'IAuthenticationResult.java': `${header}public interface IAuthenticationResult { String accessToken(); }\n`,
  'IClientCredential.java': `${header}public interface IClientCredential {}\n`,
  'ClientCredentialFactory.java': `${header}
public class ClientCredentialFactory {
  record Secret(String value) implements IClientCredential {}
  public static IClientCredential createFromSecret(String secret) { return new Secret(secret); }
}
`,
  'ClientCredentialParameters.java': `${header}import java.util.Set;
public class ClientCredentialParameters {
  final Set<String> scopes;
  private ClientCredentialParameters(Set<String> scopes) { this.scopes = scopes; }
  public static Builder builder(Set<String> scopes) { return new Builder(scopes); }
  public record Builder(Set<String> scopes) {
    public ClientCredentialParameters build() { return new ClientCredentialParameters(scopes); }
  }
}
`,
  'ConfidentialClientApplication.java': `${header}import java.net.*;
import java.net.http.*;
import java.util.concurrent.CompletableFuture;
import java.util.regex.*;
public class ConfidentialClientApplication {
  private final String clientId, secret, authority;
  private ConfidentialClientApplication(Builder builder) {
    this.clientId = builder.clientId; this.secret = builder.secret; this.authority = builder.authority;
  }
  public static Builder builder(String clientId, IClientCredential credential) {
    return new Builder(clientId, ((ClientCredentialFactory.Secret) credential).value());
  }
  public static class Builder {
    private final String clientId, secret;
    private String authority;
    Builder(String clientId, String secret) { this.clientId = clientId; this.secret = secret; }
    public Builder authority(String value) throws MalformedURLException { new URL(value); authority = value; return this; }
    public Builder validateAuthority(boolean value) { return this; }
    public ConfidentialClientApplication build() { return new ConfidentialClientApplication(this); }
  }
  public CompletableFuture<IAuthenticationResult> acquireToken(ClientCredentialParameters parameters) {
    String body = "grant_type=client_credentials&client_id=" + encoded(clientId) + "&client_secret=" + encoded(secret)
        + "&scope=" + encoded(String.join(" ", parameters.scopes));
    HttpRequest request = HttpRequest.newBuilder(URI.create(authority + "/oauth2/v2.0/token"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(answer -> {
      Matcher token = Pattern.compile("\\"access_token\\"\\\\s*:\\\\s*\\"([^\\"]+)\\"").matcher(answer.body());
      if (!token.find()) throw new IllegalStateException("the authority gave no token: " + answer.statusCode());
      String value = token.group(1);
      return () -> value;
    });
  }
  private static String encoded(String text) { return URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8); }
}
`,
};
