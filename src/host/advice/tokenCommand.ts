// Inspect Token: what a fresh token of a registration, or a pasted one, holds and opens. The token itself is not shown.
import * as l10n from '../../core/l10n.ts';
import { resourceNames } from '../../core/permissions/permissions.ts';
import { protocols, type TokenResource } from '../../core/permissions/protocols.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { TokenReading } from '../../core/token/tokenReading.ts';
import { tokenMarkdown } from '../../pages/tokenPage.ts';
import { askRegistration, choose } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { inOrder } from '../shell/inOrder.ts';
import type { Pages } from '../shell/pages.ts';
import type { Services } from '../shell/services.ts';

export const tokenCommands = (services: Services, pages: Pages): readonly Command[] => [
  command({
    id: 'exchangeOAuth.token.inspect',
    choose: (call) => chooseToken(call, services),
    run: (subject, { signal }) => readingOf(subject, services, signal),
    tell: async (reading, subject) => {
      if (subject.kind === 'pasted') return;
      const { id, name } = subject.registration;
      await pages.show(l10n.t('Token of {0}', name), tokenMarkdown(subject.registration, reading), {
        again: inOrder(['token.inspect'], { registration: id }, services.personArguments),
      });
    },
  }),
];

type TokenSubject =
  | { readonly kind: 'pasted'; readonly token: string }
  | {
      readonly kind: 'fresh';
      readonly registration: Registration;
      readonly resource: TokenResource;
    };

async function chooseToken(call: Call, { registrations }: Services): Promise<TokenSubject> {
  const token = textOf(call, 'token');
  if (token !== undefined) return { kind: 'pasted', token };
  const { registration } = await askRegistration(
    call,
    registrations,
    l10n.t('Whose token do you want to read?'),
  );
  return { kind: 'fresh', registration, resource: await askResource(registration, call.byPerson) };
}

async function readingOf(
  subject: TokenSubject,
  { connections }: Services,
  signal: AbortSignal,
): Promise<TokenReading> {
  const { readToken } = await import('../../core/token/readToken.ts');
  if (subject.kind === 'pasted') return readToken(subject.token, new Date());
  const { registration, resource } = subject;
  const claims = await connections.claims(registration, registration.mailboxes[0], resource, signal);
  if (claims === undefined) throw new Error(l10n.record('The token is opaque: it cannot be read.'));
  return readToken(claims, new Date());
}

async function askResource(registration: Registration, byPerson: boolean): Promise<TokenResource> {
  const used = registration.mailboxes
    .flatMap((box) => box.protocols)
    .map((protocol) => protocols[protocol].resource);
  const resources = [...new Set(used)];
  if (!byPerson || resources.length < 2) return resources[0] ?? 'exchange';
  const items = resources.map((resource) => ({ label: resourceNames[resource], resource }));
  return (await choose(items, l10n.t('Which token?'))).resource;
}
