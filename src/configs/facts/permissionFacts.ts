// Permissions of Exchange Online and of Graph's mail in files: their ids, their names, and the roles of RBAC.

import { type PermissionId, permissionIds } from '../../core/permissions/permissionIds.ts';
import { exchangeAppId, graphAppId } from '../../core/permissions/permissions.ts';
import { isGuid } from '../../core/text/text.ts';
import type { Setting } from '../model.ts';
import type { Item, PermissionFact, Scene } from './facts.ts';
import { firstOf } from './firstOf.ts';
import { isMailPermission } from './urls.ts';

const byId = new Map<string, PermissionId[]>();
for (const each of permissionIds) byId.set(each.id, [...(byId.get(each.id) ?? []), each]);
const names = new Map(permissionIds.map((each) => [each.value.toLowerCase(), each.value]));

/** The permissions of an id in any spelling. */
export function permissionsOfId(id: string): readonly PermissionId[] {
  return byId.get(id.toLowerCase()) ?? [];
}

/** The rows of a permission's name. */
export function permissionsNamed(name: string): readonly PermissionId[] {
  return permissionIds.filter((each) => each.value.toLowerCase() === name.toLowerCase());
}

/** The permissions that a file asks for, with what stands around them. */
export function permissionFacts(scene: Pick<Scene, 'kind' | 'items' | 'parsed'>): PermissionFact[] {
  if (!/infrastructure|powershell|code|application/.test(scene.kind.program)) return [];
  if (scene.kind.format === 'ini') return [];
  const isYaml = scene.kind.format === 'yaml';
  const around = aroundOf(scene.parsed.settings);
  return firstOf(scene.items, 200, (item) => {
    if (isYaml && !(isGuid(item.text) && /role|permission|access/.test(item.setting?.name ?? ''))) return [];
    const role =
      /^Application (?:Mail|SMTP|IMAP|POP|EWS|MailboxSettings|Calendars|Contacts|Exchange)\b[\w. ]*$/.exec(
        item.text,
      );
    if (role !== null || isNamedRole(item))
      return [factOf(item, { known: [], resource: undefined, type: undefined, named: undefined })];
    if (!isGuid(item.text)) return [];
    const context = contextOf(around, item);
    const known = permissionsOfId(item.text);
    const aboutMail =
      known.some((each) => isMailPermission(each.value)) ||
      (context.named !== undefined && isMailPermission(context.named)) ||
      (context.resource === 'exchange' && context.inAccess);
    return aboutMail && (context.inAccess || known.length > 0) ? [factOf(item, { ...context, known })] : [];
  });
}

/** `app_role_ids["Exchange.ManageAsApp"]`, `app_roles["Mail.Send"]`: looked up by its name. */
function isNamedRole(item: Item): boolean {
  return (
    item.form === 'quoted' &&
    item.setting === undefined &&
    item.call === undefined &&
    isMailPermission(item.text) &&
    /^[A-Z][\w.]+$|^full_access_as_app$/.test(item.text)
  );
}

function factOf(
  item: Item,
  more: Pick<PermissionFact, 'known' | 'resource' | 'type' | 'named'>,
): PermissionFact {
  return {
    what: 'permission',
    role: 'permission',
    text: item.text,
    start: item.start,
    end: item.end,
    item,
    owner: [],
    ...more,
  };
}

interface Context extends Pick<PermissionFact, 'resource' | 'type' | 'named'> {
  /** It stands where ids of permissions stand. */
  readonly inAccess: boolean;
}

interface Around {
  readonly byBlock: ReadonlyMap<string, readonly Setting[]>;
  /** The settings that name the API, by the block that they hold for. */
  readonly apis: readonly Setting[];
}

function aroundOf(settings: readonly Setting[]): Around {
  return {
    byBlock: Map.groupBy(settings, (each) => each.blocks.join()),
    apis: settings.filter((each) => /resource_?app_?id|api_client_id/.test(each.name)).slice(0, 100),
  };
}

function contextOf({ byBlock, apis }: Around, item: Item): Context {
  const { blocks, setting } = item;
  const beside = byBlock.get(blocks.join())?.slice(0, 20) ?? [];
  const fitting = apis.filter((each) => isPrefix(each.blocks, blocks));
  const app = fitting.findLast((each) => each.start < item.start) ?? fitting[0];
  const type = beside.find((each) => each.name === 'type')?.text;
  return {
    resource: app?.text === exchangeAppId ? 'exchange' : app?.text === graphAppId ? 'graph' : undefined,
    type: /^(?:Role|Scope)$/i.test(type ?? '') ? type : undefined,
    named:
      nameIn(item.comment) ??
      nameIn(beside.find((each) => /^(?:name|value|comment|description)$/.test(each.name))?.text ?? '') ??
      nameIn(setting?.key.replaceAll('_', '.') ?? ''),
    inAccess: type !== undefined || /^(?:id|app_role_id|role_ids|scope_ids)$/.test(setting?.name ?? ''),
  };
}

function isPrefix(outer: readonly number[], inner: readonly number[]): boolean {
  return outer.length <= inner.length && outer.every((each, at) => inner[at] === each);
}

/** The first name of a permission in a comment. */
function nameIn(text: string): string | undefined {
  for (const found of text.matchAll(/\b[A-Za-z]{1,60}(?:\.[A-Za-z]{1,60}){1,6}|full_access_as_app/g)) {
    const name = names.get(found[0].toLowerCase());
    if (name !== undefined) return name;
  }
  return undefined;
}
