// Writes a product's settings as a Markdown sheet and as fields: what goes where, in the product's own words.
// Only our own words go in as they are; every value from a person or setting is a code span.
import { cloudLabels } from '../core/endpoints/clouds.ts';
import type { GrantId, Registration } from '../core/registration/registration.ts';
import { cellCode, codeBlock, codeSpan } from '../snippets/quoteMarkdown.ts';
import { noticesFor } from './parts/notices.ts';
import type { CatalogueEntry, Notice, RenderContext, RenderedField, Rendering } from './product.ts';

/** Where a label or statement comes from. */
export type Origin = 'document' | 'vendorPage' | 'sourceCode' | 'ours';

const originWords: Readonly<Record<Origin, string>> = {
  document: 'vendor’s document',
  vendorPage: 'newer vendor page',
  sourceCode: 'product’s source code',
  ours: 'our words',
};

export interface SheetField {
  /** The field's name as the product shows it. */
  readonly label: string;
  /** What to enter; a reference if it is a secret. */
  readonly value: string;
  /** Our own words instead of something to type: shown as text, not as code. */
  readonly words?: boolean;
  /** Where the label comes from, if it is not where the sheet’s others come from. */
  readonly from?: Origin;
  readonly standard?: string;
  readonly valid?: string;
  readonly note?: string;
}

export interface SheetSection {
  /** Where these fields are, in the product's words. */
  readonly where: string;
  readonly fields: readonly SheetField[];
}

export interface SheetCommand {
  readonly title: string;
  /** The command with this registration’s values, quoted for its shell. */
  readonly command: string;
  readonly answer?: string;
}

export interface Sheet {
  readonly title: string;
  readonly fileName: string;
  readonly sections: readonly SheetSection[];
  /** Where the labels come from. */
  readonly labels: Origin;
  /** Commands of the vendor’s document, with what they answer. */
  readonly commands?: readonly SheetCommand[];
  /** Done in this order; Markdown of our own. */
  readonly steps: readonly string[];
  readonly notes: readonly string[];
}

/** What stands in a sheet where a secret goes. */
export const secretWords =
  'the client secret’s Value, from where you keep secrets (not the Secret ID; it is not written here)';

/** The sheet as one Markdown file, its fields, and notes for readers of neither. */
export function renderSheet(registration: Registration, context: RenderContext, sheet: Sheet): Rendering {
  const { product } = context;
  const notices = noticesFor(product.notices, context.protocols, registration.grant);
  const text = [
    `# ${sheet.title}`,
    `For the registration ${codeSpan(registration.name)} (${cloudLabels[registration.cloud]}). It holds no secret, so it can be kept and sent.`,
    ...warnings(notices),
    ...sheet.sections.flatMap((part) => section(part, sheet.labels)),
    ...(sheet.commands ?? []).flatMap(commandText),
    ...list('## What must be in place', context.setUp, () => '-'),
    ...list('## Steps, in this order', sheet.steps, (_, index) => `${index + 1}.`),
    ...list('## Good to know', sheet.notes, () => '-'),
    ...troubleshooting(product, registration.grant),
    ...aged(product, registration.grant),
    `Source: ${product.source}; read ${product.asOf}.`,
  ].join('\n\n');
  return {
    files: [{ name: sheet.fileName, language: 'markdown', text: `${text}\n` }],
    fields: sheet.sections.flatMap((part) =>
      part.fields.map(({ label, value }): RenderedField => ({ label, value })),
    ),
    notes: [
      ...notices.filter((notice) => notice.severity === 'warning').map((notice) => notice.text),
      ...sheet.notes,
    ],
  };
}

function warnings(notices: readonly Notice[]): readonly string[] {
  const rows = notices.map((notice) => {
    const mark = notice.severity === 'warning' ? '**Warning:** ' : '';
    return `- ${mark}${notice.text}${notice.more === undefined ? '' : ` ${notice.more}`}${unverified(notice.confidence)}`;
  });
  return rows.length === 0 ? [] : ['## Before you start', rows.join('\n')];
}

const unverified = (confidence: string): string => (confidence === 'unverified' ? ' (unverified)' : '');

function commandText({ title, command, answer }: SheetCommand): readonly string[] {
  return [
    `## ${title}`,
    codeBlock(command, 'powershell'),
    ...(answer === undefined ? [] : ['It answers with these fields:', codeBlock(answer, 'text')]),
  ];
}

function section(part: SheetSection, labels: Origin): readonly string[] {
  const rows = part.fields.map((field) => {
    const value = field.words === true ? field.value : cellCode(field.value);
    const detail = [
      field.standard === undefined ? '' : `Default: ${field.standard}.`,
      field.valid === undefined ? '' : `Valid: ${field.valid}.`,
      field.note === undefined ? '' : field.note,
    ];
    const from = originWords[field.from ?? labels];
    return `| ${field.label} | ${value} | ${detail.filter((item) => item !== '').join(' ')} | ${from} |`;
  });
  return [
    `## ${part.where}`,
    ['| Field | Value | Notes | Label from |', '| --- | --- | --- | --- |', ...rows].join('\n'),
  ];
}

function list(
  heading: string,
  items: readonly string[],
  mark: (item: string, index: number) => string,
): readonly string[] {
  if (items.length === 0) return [];
  return [heading, items.map((item, index) => `${mark(item, index)} ${item}`).join('\n')];
}

function troubleshooting(product: CatalogueEntry, grant: GrantId): readonly string[] {
  const rows = (product.troubleshooting ?? []).filter(({ grants }) => grants?.includes(grant) ?? true);
  return list(
    '## When it does not work',
    rows.map((row) => `${row.symptom}: ${row.check}`),
    () => '-',
  );
}

function aged(product: CatalogueEntry, grant: GrantId): readonly string[] {
  const rows = (product.aged ?? []).filter(({ grants }) => grants?.includes(grant) ?? true);
  if (rows.length === 0) return [];
  return [
    '## What the vendor’s guide says, and what holds today',
    [
      '| The guide says | Today | Source |',
      '| --- | --- | --- |',
      ...rows.map((row) => `| ${row.stated} | ${row.today} | ${row.source} |`),
    ].join('\n'),
  ];
}
