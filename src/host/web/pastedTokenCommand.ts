// Inspect Token without a connection: a token that a person pastes, or that code gives. It is read here and kept nowhere.
import { window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { tokenMarkdown } from '../../pages/tokenPage.ts';
import { namedOrAsked } from '../shell/ask.ts';
import { textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import type { Pages } from '../shell/pages.ts';

export const pastedTokenCommand = (pages: Pages): Command =>
  command({
    id: 'exchangeOAuth.token.inspect',
    choose: (call) =>
      namedOrAsked(call, textOf(call, 'token'), askToken, 'Name the token: {token: "<access token>"}.'),
    run: async (token) => {
      const { readToken } = await import('../../core/token/readToken.ts');
      return readToken(token.trim(), new Date());
    },
    tell: (reading) =>
      pages.show(
        l10n.t('Pasted token'),
        tokenMarkdown({ name: l10n.t('Pasted token'), cloud: 'global' }, reading),
      ),
  });

const askToken = () =>
  Promise.resolve(
    window.showInputBox({
      title: l10n.t('Inspect Token'),
      prompt: l10n.t(
        'Paste an access token. This window opens no connection, so it cannot get a fresh one; the pasted one is read here and kept nowhere.',
      ),
      password: true,
      ignoreFocusOut: true,
    }),
  );
