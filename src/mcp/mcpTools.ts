// The tools that need no window: errors explained, permissions found, configuration rendered from given values.
import { explainText } from '../advice/diagnose.ts';
import { type GrantId, grantIds, type ProtocolId, protocolIds } from '../core/registration/registration.ts';
import { explainedAnswer, permissionAnswer, permissionTasks } from '../pages/agentAnswers.ts';
import { findTarget, listTargets, renderTarget } from '../products/registry.ts';

type Input = Readonly<Record<string, unknown>>;

interface McpTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: {
    readonly type: 'object';
    readonly additionalProperties: false;
    readonly properties: Readonly<Record<string, object>>;
    readonly required?: readonly string[];
  };
  readonly annotations: { readonly readOnlyHint: true; readonly openWorldHint: false };
  readonly run: (input: Input) => Promise<object> | object;
}

const annotations = { readOnlyHint: true, openWorldHint: false } as const;

function text(input: Input, key: string, longest = 200): string {
  const value = input[key] ?? '';
  if (typeof value !== 'string' || value.length > longest)
    throw new Error(`"${key}" must be text of at most ${longest} characters.`);
  return value;
}

/** One of a list, or its first. */
function oneOf<T extends string>(value: string, list: readonly T[]): T {
  const found = list.find((each) => each === value) ?? (value === '' ? list[0] : undefined);
  if (found === undefined) throw new Error(`It must be one of: ${list.join(', ')}.`);
  return found;
}

const short = (description: string) => ({ type: 'string', maxLength: 200, description });

async function render(input: Input): Promise<object> {
  const target = text(input, 'target');
  const product = findTarget(target);
  if (product === undefined)
    throw new Error(
      `There is no such target. Targets: ${listTargets()
        .map(({ id }) => id)
        .join(', ')}.`,
    );
  const grant: GrantId = oneOf(text(input, 'grant'), product.grants.length > 0 ? product.grants : grantIds);
  const protocol: ProtocolId = oneOf(
    text(input, 'protocol'),
    product.protocols.length > 0 ? product.protocols : protocolIds,
  );
  const mailbox = { address: text(input, 'address'), protocols: [protocol] };
  const rendered = await renderTarget(
    {
      id: 'given',
      name: text(input, 'name') || 'Given',
      product: product.id,
      cloud: 'global',
      tenantId: text(input, 'tenantId'),
      clientId: text(input, 'clientId'),
      grant,
      mailboxes: [mailbox],
    },
    mailbox,
    target,
  );
  if ('refused' in rendered) throw new Error(rendered.refused);
  return { files: rendered.files, fields: rendered.fields, notes: rendered.notes };
}

export const mcpTools: readonly McpTool[] = [
  {
    name: 'exchangeoauth_explain_error',
    description:
      'Explains an error text of Microsoft Entra (AADSTS), SMTP, IMAP, POP, EWS or Microsoft Graph about mail in Exchange Online: the cause, who must act, and the steps.',
    inputSchema: {
      type: 'object',
      additionalProperties: false,
      properties: { text: { type: 'string', maxLength: 4_000, description: 'The error as it was written.' } },
      required: ['text'],
    },
    annotations,
    run: async (input) => explainedAnswer(await explainText(text(input, 'text', 4_000), { now: new Date() })),
  },
  {
    name: 'exchangeoauth_find_permission',
    description:
      'Finds the least permission of Exchange Online or Microsoft Graph for a mail task, or the name and type behind a permission ID or name.',
    inputSchema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        task: { type: 'string', enum: permissionTasks },
        access: { type: 'string', enum: ['application', 'delegated'] },
        idOrName: short('The ID or name of a permission.'),
      },
    },
    annotations,
    run: (input) => {
      const given = (key: string) => (text(input, key) === '' ? {} : { [key]: text(input, key) });
      return permissionAnswer({ ...given('task'), ...given('access'), ...given('idOrName') });
    },
  },
  {
    name: 'exchangeoauth_render_snippet',
    description:
      'Renders the configuration that a program or library needs for mail in Exchange Online, with references in place of secrets. Takes no secret.',
    inputSchema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        target: short('msmtp, nodemailer, springBoot and so on; a wrong one returns the list.'),
        tenantId: short('The directory (tenant) ID or a verified domain.'),
        clientId: short('The application (client) ID.'),
        address: short('The mailbox.'),
        grant: { type: 'string', enum: grantIds },
        protocol: { type: 'string', enum: protocolIds },
        name: short('A name for the registration.'),
      },
      required: ['target', 'tenantId', 'clientId', 'address'],
    },
    annotations,
    run: render,
  },
];
