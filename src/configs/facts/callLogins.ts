// Calls that hand over a user name and a password.
import { isMailAddress } from '../../core/text/text.ts';
import type { Argument, Call } from '../model.ts';
import { argumentOf, type HostFact, type Scene } from './facts.ts';
import { firstOf } from './firstOf.ts';
import { isCloudEwsUrl } from './urls.ts';

/** Calls that take a user name and a password, with the places of both; below zero counts from the end. */
const loginCalls: readonly (readonly [RegExp, number, number])[] = [
  [/^(?:login|Login|LoginAsync|Authenticate|AuthenticateAsync|authenticate|LoginAuth|loginAuth)$/, 0, 1],
  [/^connect$/, -2, -1],
  [
    /^(?:NetworkCredential|WebCredentials|ExchangeCredentials|PasswordAuthentication|Credentials|ServiceAccount|PSCredential)$/,
    0,
    1,
  ],
  [/^PlainAuth$/, 1, 2],
  [/^(?:NewDialer|NewPlainDialer)$/, 2, 3],
  [/^imap_open$/, 1, 2],
];

export interface CallLogin {
  readonly call: Call;
  readonly user: Argument | undefined;
  readonly password: Argument;
}

/** The calls of a file that hand over a user name and a password. */
export function callLogins(scene: Pick<Scene, 'parsed' | 'hosts'>): CallLogin[] {
  const hosts = new Map(scene.hosts.map((host) => [host.item.call, host]));
  return firstOf(scene.parsed.calls, 100, (call): CallLogin[] => {
    // `imap_open($mailbox, $user, $token, OP_XOAUTH2)`: the call says that it hands over a token.
    if (call.args.some(handsOverToken)) return [];
    const row = loginCalls.find(([name]) => name.test(call.name));
    if (row === undefined) return besideHost(call, hosts.get(call));
    const [, userAt, passwordAt] = row;
    const plain = call.args.filter((argument) => argument.name === undefined);
    if (call.name === 'connect' && plain.length < 3) return [];
    const password = argumentOf(call, /^(?:password|passwd|pass)$/i) ?? plain.at(passwordAt);
    const user = argumentOf(call, /^(?:user(?:name)?|login)$/i) ?? plain.at(userAt);
    if (
      password === undefined ||
      plain.length + call.args.length < 2 ||
      isTokenLike(password) ||
      isMechanism(plain[0])
    )
      return [];
    if (call.name !== 'connect' && passwordAt >= 0 && plain.length > 0 && plain.length <= passwordAt)
      return [];
    return [{ call, user, password }];
  });
}

/** An argument whose bracket never closes goes on to the end of the file: what names the mechanism is short. */
const handsOverToken = ({ form, text }: Argument): boolean =>
  form !== 'quoted' && text.length <= 1_000 && /xoauth2/i.test(text);

const passwordName = /pass(?:word|wd|e)?\b|pass(?:word|wd)|pwd|senha|contrase|clave|kennwort|parola|sifre/i;

/** A constructor or function of one's own: what is named like a password, right behind the host and the user. */
function besideHost(call: Call, host: HostFact | undefined): CallLogin[] {
  const at =
    host?.provider === 'exchange' && host.derived !== true
      ? call.args.findIndex(({ start, end }) => start <= host.start && host.end <= end)
      : call.args.findIndex(({ form, text }) => form === 'quoted' && isCloudEwsUrl(text));
  const behind = call.args.slice(at + 1, at + 4).filter(({ name }) => name === undefined);
  const place = behind.findIndex(({ form, text }, index) =>
    form === 'code'
      ? passwordName.test(text)
      : form === 'quoted' && isMailAddress(behind[index - 1]?.text ?? ''),
  );
  const password = behind[place];
  if (at === -1 || password === undefined || password.text.length > 100 || isTokenLike(password)) return [];
  return [{ call, user: behind[place - 1], password }];
}

/** An access token goes where a password would, in libraries that take XOAUTH2 that way. */
export function isTokenLike(value: Pick<Argument, 'text' | 'form'>): boolean {
  return (
    value.form === 'code' && /token|access|bearer|xoauth|lambda|=>|SaslMechanism|function/i.test(value.text)
  );
}

/** A name of SASL where others put the user. */
export function isMechanism(argument: Argument | undefined): boolean {
  return (
    argument?.form === 'quoted' && /^(?:XOAUTH2|OAUTHBEARER|PLAIN|LOGIN|NTLM|CRAM-MD5)$/i.test(argument.text)
  );
}
