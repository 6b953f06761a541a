// The commands that work in a window without Node.
import { explainCommands } from '../advice/explainCommands.ts';
import { configCommands } from '../configs/configCommands.ts';
import { openSettingsCommand } from '../registrations/openSettings.ts';
import { type Command, simpleCommand } from '../shell/command.ts';
import { pageCommands } from '../shell/pageCommands.ts';
import type { Pages } from '../shell/pages.ts';
import { snippetCommands } from '../snippets/snippetCommand.ts';
import { pastedTokenCommand } from './pastedTokenCommand.ts';
import { noDemo, type WebServices } from './webServices.ts';

export const webCommands = (services: WebServices, pages: Pages): readonly Command[] => [
  openSettingsCommand(services),
  ...explainCommands(services, pages),
  ...snippetCommands({ services, pages, demoEndpoints: noDemo }),
  ...configCommands(pages),
  ...pageCommands(services, pages),
  pastedTokenCommand(pages),
  simpleCommand({ id: 'exchangeOAuth.log.show', run: () => services.log.show() }),
];
