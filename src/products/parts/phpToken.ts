// The PHP function that gets an application's token, for every PHP target.
import type { Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quotePhp } from '../../snippets/quoteCode.ts';
import type { RenderContext } from '../product.ts';

const php = codeTemplate(quotePhp);

/** `function exchangeToken(): string` (RFC 6749 section 4.4.2); a redirect is never followed with the secret. */
export const phpToken = (
  registration: Registration,
  context: RenderContext,
  scope: string,
): string => php`function exchangeToken(): string
{
    $request = curl_init(${context.tokenUrl});
    curl_setopt_array($request, [
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_FOLLOWLOCATION => false,
        CURLOPT_TIMEOUT => 30,
        CURLOPT_POSTFIELDS => http_build_query([
            'grant_type' => 'client_credentials',
            'client_id' => ${registration.clientId},
            'client_secret' => getenv('EXCHANGE_CLIENT_SECRET'),
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
