// The PHP function that gets an application's token, for every PHP target.
import type { Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quotePhp } from '../../snippets/quoteCode.ts';
import type { RenderContext } from '../product.ts';

const php = codeTemplate(quotePhp);

/** `function exchangeToken(): string` (RFC 6749 section 4.4.2); a redirect is never followed with the secret. */
export const phpToken = (registration: Registration, context: RenderContext, scope: string): string => {
  const certificate = registration.grant === 'clientCertificate';
  const credential = certificate
    ? `            'client_assertion_type' => 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
            'client_assertion' => exchangeAssertion(),`
    : "            'client_secret' => getenv('EXCHANGE_CLIENT_SECRET'),";
  return php`${verbatim(certificate ? `${assertion(registration, context)}\n` : '')}function exchangeToken(): string
{
    $request = curl_init(${context.tokenUrl});
    curl_setopt_array($request, [
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_FOLLOWLOCATION => false,
        CURLOPT_TIMEOUT => 30,
        CURLOPT_POSTFIELDS => http_build_query([
            'grant_type' => 'client_credentials',
            'client_id' => ${registration.clientId},
${verbatim(credential)}
            'scope' => ${scope},
        ]),
    ]);
    $answer = json_decode((string) curl_exec($request), true);
    if (!isset($answer['access_token'])) {
        throw new RuntimeException($answer['error_description'] ?? curl_error($request));
    }
    return $answer['access_token'];
}
`;
};

/** The signed proof in place of a secret (RFC 7523 section 2.2; x5t#S256 is RFC 7515 section 4.1.8). */
const assertion = (
  registration: Registration,
  context: RenderContext,
): string => php`function exchangeAssertion(): string
{
    $encode = fn (string $bytes): string => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    $thumbprint = openssl_x509_fingerprint(getenv('EXCHANGE_CERTIFICATE'), 'sha256', true);
    $head = ['alg' => 'RS256', 'typ' => 'JWT', 'x5t#S256' => $encode($thumbprint)];
    $claims = [
        'aud' => ${context.tokenUrl},
        'iss' => ${registration.clientId},
        'sub' => ${registration.clientId},
        'jti' => bin2hex(random_bytes(16)),
        'nbf' => time(),
        'exp' => time() + 300,
    ];
    $text = $encode(json_encode($head)) . '.' . $encode(json_encode($claims));
    openssl_sign($text, $signature, getenv('EXCHANGE_PRIVATE_KEY'), OPENSSL_ALGO_SHA256);
    return $text . '.' . $encode($signature);
}
`;

/** What to set in PHP's environment. */
export const phpVariables = ({ grant }: Registration): string =>
  grant === 'clientCertificate'
    ? 'Set EXCHANGE_CERTIFICATE and EXCHANGE_PRIVATE_KEY (both PEM, RSA) in PHP’s environment.'
    : 'Set EXCHANGE_CLIENT_SECRET in PHP’s environment.';

/** Names that the two functions use of OAuth 2.0 and of a signed assertion. */
export const phpTokenNames = [
  'grant_type',
  'client_id',
  'client_secret',
  'scope',
  'client_assertion_type',
  'client_assertion',
  'alg',
  'typ',
  'x5t#S256',
  'aud',
  'iss',
  'sub',
  'jti',
  'nbf',
  'exp',
] as const;
