// How an administrator signs in for one registration: named by code, or chosen by a person.

import { workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { choose } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import type { Services } from '../shell/services.ts';
import { openWays, type Way } from './adminSession.ts';

const wayLabels: Readonly<Record<Way, { readonly label: string; readonly detail: string }>> = {
  provisioner: {
    label: l10n.msg('Sign in as administrator'),
    detail: l10n.msg(
      'With the application of the setting exchangeOAuth.provisioners; the sign-in is not kept.',
    ),
  },
  editor: {
    label: l10n.msg('Sign in through Visual Studio Code'),
    detail: l10n.msg(
      'The same application, if the organization wants the system’s sign-in. VS Code keeps the sign-in.',
    ),
  },
  az: {
    label: l10n.msg('Use Azure CLI'),
    detail: l10n.msg('A token of az for this tenant. It can do everything that you can.'),
  },
  script: {
    label: l10n.msg('Without signing in here'),
    detail: l10n.msg('Scripts and a plan to hand to an administrator.'),
  },
};

/** One that needs no sign-in if the workspace is not trusted. */
export async function chooseWay(
  registration: Registration,
  call: Call,
  demo: Services['demo'],
): Promise<Way> {
  if (!workspace.isTrusted) return 'script';
  const ways = await openWays(registration, demo);
  const named = textOf(call, 'way');
  const fitting = ways.find((way) => way === named);
  if (named !== undefined && fitting === undefined)
    throw new Error(l10n.record('"{0}" is not open here; use {1}.', named, ways.join(', ')));
  if (fitting !== undefined) return fitting;
  const [first = 'script'] = ways;
  // Without a choice code gets the tenant's own application or nothing: Azure CLI's token can do too much.
  if (!call.byPerson) return first === 'provisioner' ? first : 'script';
  if (ways.length === 1 || registration.cloud === 'demo') return first;
  return (
    await choose(
      ways.map((way) => ({
        label: l10n.t(wayLabels[way].label),
        detail: l10n.t(wayLabels[way].detail),
        way,
      })),
      l10n.t('How does an administrator sign in?'),
    )
  ).way;
}
