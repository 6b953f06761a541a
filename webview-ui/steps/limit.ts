// Step 6: the control that covers each protocol, its script in order, its delay, and what has to be removed.
import * as l10n from '../../src/core/l10n.ts';
import { grants } from '../../src/core/permissions/grants.ts';
import type { LimitRow } from '../../src/wizard/limits.ts';
import { type Child, h, type VNode } from '../dom.ts';
import type { Page, StepPage } from '../page.ts';
import { documentBox, group, notice, portalLink } from '../parts.ts';

export const limitStep: StepPage = { body };

function body(page: Page): readonly Child[] {
  const { limits, documents, documentsProblem, state } = page.snapshot;
  const removals = limits.filter((row) => row.remove !== '');
  const rbac = limits.some((row) => row.control.startsWith('RBAC'));
  return [
    state.cloud === 'demo'
      ? notice(
          'info',
          l10n.t(
            'The demo tenant limits the app registration that it comes with; its scenarios show what happens when it does not. One that you made is not limited yet.',
          ),
        )
      : undefined,
    controls(limits),
    removals.length === 0 ? undefined : toRemove(page, removals),
    rbac ? legacyNotice() : undefined,
    documentsProblem === undefined
      ? undefined
      : notice('warning', l10n.t('The scripts cannot be written. {0}', documentsProblem)),
    scripts(page, documents.length > 0),
    grants[state.grant].access === 'app'
      ? h(
          'p',
          { key: 'proof', class: 'help' },
          l10n.t(
            'Whether it holds is proved in step 7 with a live call; the administrator’s own test cmdlets skip the cache and leave out what was granted in Entra.',
          ),
        )
      : undefined,
  ];
}

function controls(limits: readonly LimitRow[]): VNode {
  return h(
    'dl',
    { class: 'controls', key: 'controls' },
    ...limits.flatMap((row) => [
      h('dt', { key: `${row.protocol}-name` }, h('strong', {}, row.label), ` ${row.control}`),
      h(
        'dd',
        { key: `${row.protocol}-how` },
        h('p', {}, row.how),
        h('p', { class: 'help' }, l10n.t('Takes effect: {0}.', row.delay)),
      ),
    ]),
  );
}

function toRemove(page: Page, removals: readonly LimitRow[]): VNode {
  return group(
    l10n.t('What must be removed for the limit to count'),
    h(
      'ul',
      { class: 'notes' },
      ...removals.map((row) => h('li', { key: row.protocol }, `${row.label}: ${row.remove}`)),
    ),
    h(
      'p',
      { class: 'help' },
      `${l10n.t('Remove it after the role assignment is tested: under API permissions, choose Revoke admin consent, then Remove permission.')} `,
      portalLink(page, 'apiPermissions'),
    ),
  );
}

function legacyNotice(): VNode {
  return notice(
    'info',
    l10n.t(
      'Application Access Policies are replaced by RBAC for Applications. Keep one only if it exists already.',
    ),
    [
      l10n.t(
        'A policy narrows what was granted in Entra for EWS and Graph and does nothing for IMAP, POP and SMTP. Microsoft tells administrators not to create new ones.',
      ),
    ],
  );
}

function scripts(page: Page, loaded: boolean): Child {
  if (!loaded) return undefined;
  return group(
    l10n.t('Scripts for the Exchange administrator, in this order'),
    ...page.snapshot.documents.map((entry, index) =>
      documentBox(
        page,
        { ...entry, title: `${index + 1}. ${entry.title}` },
        ['copy', 'open', ...(entry.runnable ? (['terminal', 'run'] as const) : [])],
        index === 0,
      ),
    ),
  );
}
