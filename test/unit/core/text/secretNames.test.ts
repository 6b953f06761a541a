// Which names are a secret's, in every spelling that files, forms and cookies use, and which words only hold one.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { redactPatterns } from '../../../../src/core/text/secretShapes.ts';

const value = 'hX7kqw2Zv9Lw9';

/** The names whose values stay. */
const shown = (names: readonly string[]): readonly string[] =>
  names.filter((name) => redactPatterns(`${name}=${value}`).includes(value));

describe('the value of a name', () => {
  for (const [what, names] of [
    [
      'of a password',
      'pass pwd psw password passwort passwd passphrase passcode passkey kennwort contraseña contrasena senha ' +
        'パスワード PASS PWD PSW PASSWORD PASSCODE SENHA Pass Psw Passcode PassKey Senha Password1 password_2 PASSWORD-12',
    ],
    [
      'that ends with a password',
      'SMTP_PASS smtpPass mail.pass IMAP_PSW imapPsw db-pwd smtppassword SMTPPassword MAIL_PASSCODE userPasscode ' +
        'adminPassKey EMAIL_SENHA emailSenha masterPassphrase',
    ],
    [
      'of a client secret',
      'secret client_secret clientSecret client-secret CLIENT_SECRET secretText secret_text secret-value secretValue secrettext ' +
        'secret_key secretKey SecretAccessKey secret_access_key secret-access-key AWS_SECRET_ACCESSKEY',
    ],
    [
      'of a key',
      'access_key accessKey access-key account_key AccountKey api_key apiKey apikey api-key API-KEY subscription-key ' +
        'storageKey function_key functionKey private_key privateKey primaryKey secondary-key encryption_key signing-key ' +
        'hostKey master_key masterKey',
    ],
    [
      'of a token',
      'token access_token accessToken refresh-token id_token auth_token authToken bearerToken session_token ' +
        'securityToken api_token apiToken user_token SAS_TOKEN sasToken bot-token oauth_token oauth2_token ' +
        'xoauth2token OAuthToken MAIL_TOKEN A9_TOKEN ' +
        'idToken sessionToken userToken oauth2Token mail_token',
    ],
    [
      'of a step of signing in',
      'assertion client_assertion clientAssertion client-assertion code_verifier codeVerifier code-verifier ' +
        'device_code deviceCode sig',
    ],
    [
      'of a cookie that is a session',
      'cadata cadataKey cadataIV cadataSig ESTSAUTH ESTSAUTHPERSISTENT ESTSAUTHLIGHT ESTSSC FedAuth rtFa RPSSecAuth ' +
        'MSPAuth PHPSESSID JSESSIONID ASP.NET_SessionId',
    ],
  ] as const) {
    it(`is masked: ${what}`, () => {
      assert.deepEqual(shown(names.split(' ')), []);
    });
  }

  it('is masked behind a name of three words', () => {
    const left = [
      'mot de passe',
      'mot_de_passe',
      'mot-de-passe',
      'account key',
      'Access Key',
      'Mot De Passe',
    ];
    assert.deepEqual(shown(left), []);
  });

  it('is masked if the name stands behind a sign', () => {
    assert.deepEqual(
      shown(['?sig', '&sig', ' pass', '"assertion', "'assertion", '?assertion', '&token', '\ntoken']),
      [],
    );
  });

  it('stays readable if what makes it one stands further before', () => {
    const names = [
      'access list key',
      'private or master sort_key',
      'the bearer of a-token',
      'mail_in-token',
      'PHP or sessionId',
      'ConvertTo-Json SecureString',
      'client or subassertion',
      'code of a verifier',
      'mot de la passe',
    ];
    assert.deepEqual(shown(names), names);
    const masked = ['next: password', 'change: secret', 'page 1 client_secret'];
    assert.deepEqual(shown(masked), []);
  });

  for (const [what, names] of [
    [
      'that holds the word for a password',
      'compass trespass Compass bypass passport passenger passwords overpasses compass2',
    ],
    [
      'that has another word’s end before it',
      'xpsw mysig artFa bypasskey bypasscode resenha MYPass MYPsw MYPassKey MYPasscode MYSenha BYPASS HPSW BYPASSCODE ' +
        'RESENHA TESTSAUTHOR',
    ],
    [
      'that goes on',
      'secretary secretName token_type tokens keyboard keys passwordless signature design SIG Sig mySig',
    ],
    [
      'of a key that is public, or of none',
      'public_key PublicKey key primary storageKeys monkey turkey hotkey PublicKeyToken foreign_key sort_key partitionKey hotkey1 sort_key_2',
    ],
    [
      'of a place in a list or a form',
      'skiptoken skip_token pageToken next_token deltaToken delta_token syncToken continuationToken continuation-token ' +
        'cancellationToken csrf_token csrfToken xsrf-token nextPageToken XSRF-TOKEN CSRF_TOKEN ' +
        'page_token sync_token continuation_token cancellation_token xsrf_token skip_token_2',
    ],
    [
      'of a password that is asked for',
      'change_password changePassword change-password existing_secret existingSecret',
    ],
    [
      'of something else that ends so',
      'sessionId session_id sessid verifier email_verifier SecureString conversion_assertion subassertion ' +
        'deviceCodeFlow cadataLonger ESTSX mypasse passer psws FedAuths contraseda',
    ],
  ] as const) {
    it(`stays readable: ${what}`, () => {
      const all = names.split(' ');
      assert.deepEqual(shown(all), all);
    });
  }
});
