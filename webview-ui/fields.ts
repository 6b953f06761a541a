// Fields: a visible label, where to find the value, the control, and what is wrong with it, tied together for everyone.
import { isBehind } from './connection.ts';
import { describe, isChecked, setChecked, setValue, typedIn } from './controls.ts';
import { type Child, h, type VNode } from './dom.ts';
import type { Page } from './page.ts';
import { copyButton, icon } from './parts.ts';

/** The words of a problem and, if it is known, what was meant. */
export interface ShownProblem {
  readonly text: string;
  readonly fix?: { readonly label: string; readonly value: string };
}

export interface TextFieldOptions {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly help?: readonly Child[];
  readonly problem?: ShownProblem | undefined;
  readonly warning?: string;
  readonly password?: true;
  readonly placeholder?: string;
  readonly copy?: true;
  readonly monospace?: true;
  readonly disabled?: boolean;
  /** Buttons beside the control. */
  readonly beside?: readonly Child[];
}

/** A single-line field. */
export function textField(page: Page, options: TextFieldOptions): VNode {
  const { id, label, value, problem } = options;
  const control = h('vscode-text-field', {
    id,
    class: options.monospace === true ? 'mono' : undefined,
    type: options.password === true ? 'password' : 'text',
    maxlength: '20000',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: options.placeholder,
    disabled: options.disabled === true,
    'aria-invalid': problem === undefined ? 'false' : 'true',
    on: { input: (event) => options.onInput(typedIn(event)) },
    hook: (element) => {
      describe(element, label, [`${id}-help`, `${id}-problem`]);
      setValue(element, value, isBehind());
    },
  });
  const copy = options.copy === true && value.trim() !== '' ? [copyButton(page, value.trim(), label)] : [];
  return field(options, h('div', { class: 'control-row' }, control, ...copy, ...(options.beside ?? [])));
}

export interface TextAreaOptions {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly rows: number;
  readonly placeholder?: string;
  readonly help?: readonly Child[];
  readonly problem?: ShownProblem | undefined;
  readonly onInput: (value: string) => void;
}

/** A field of several lines. */
export function textArea(options: TextAreaOptions): VNode {
  const { id, label, value } = options;
  const control = h('vscode-text-area', {
    id,
    rows: options.rows,
    resize: 'vertical',
    placeholder: options.placeholder,
    on: { input: (event) => options.onInput(typedIn(event)) },
    hook: (element) => {
      describe(element, label, [`${id}-help`, `${id}-problem`]);
      setValue(element, value, false);
    },
  });
  return field(options, control);
}

export interface DropdownOptions {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    readonly disabled?: boolean;
  }[];
  readonly onChange: (value: string) => void;
  readonly help?: readonly Child[];
  readonly problem?: ShownProblem | undefined;
}

/** A choice of one from a list. */
export function dropdown(options: DropdownOptions): VNode {
  return field(options, dropdownControl(options));
}

/** The control alone, for places that bring their own label. */
export function dropdownControl(options: DropdownOptions): VNode {
  const { id, label, value } = options;
  return h(
    'vscode-dropdown',
    {
      // The toolkit loses its place when options change under it, so another list is another control.
      key: `${id}:${options.choices.map((choice) => choice.value).join('|')}`,
      id,
      'aria-invalid': options.problem === undefined ? 'false' : 'true',
      on: {
        change: (event) => {
          const chosen = typedIn(event);
          if (chosen !== value && chosen !== '') options.onChange(chosen);
        },
      },
      hook: (element) => {
        describe(element, label, [`${id}-help`, `${id}-problem`]);
        queueMicrotask(() => setValue(element, value, isBehind()));
      },
    },
    ...options.choices.map((choice) =>
      h(
        'vscode-option',
        {
          key: choice.value,
          value: choice.value,
          disabled: choice.disabled === true,
          selected: choice.value === value,
        },
        choice.label,
      ),
    ),
  );
}

export interface CheckboxOptions {
  readonly id: string;
  readonly label: string;
  /** Spoken instead of the label, if the label needs its surroundings. */
  readonly spoken?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly describedBy?: readonly string[];
  readonly onChange: (checked: boolean) => void;
}

/** One yes or no, its label beside it. */
export function checkbox(options: CheckboxOptions): VNode {
  const { checked } = options;
  return h(
    'vscode-checkbox',
    {
      id: options.id,
      key: options.id,
      disabled: options.disabled === true,
      on: {
        change: (event) => {
          // The toolkit also fires when the value is set from here; only a person's change differs from what is drawn.
          if (isChecked(event) !== checked) options.onChange(isChecked(event));
        },
      },
      hook: (element, isNew) => {
        describe(element, options.spoken ?? options.label, options.describedBy ?? []);
        setChecked(element, checked, isBehind() && !isNew);
      },
    },
    options.label,
  );
}

/** Label, help, control and problem in their places. */
function field(
  options:
    | Pick<TextFieldOptions, 'id' | 'label' | 'help' | 'problem' | 'warning' | 'onInput'>
    | Omit<DropdownOptions, 'choices'>,
  control: VNode,
): VNode {
  const { id, problem } = options;
  const warning = 'warning' in options ? options.warning : undefined;
  const onFix = 'onInput' in options ? options.onInput : options.onChange;
  return h(
    'div',
    { class: 'field', key: `field-${id}` },
    h('label', { for: id, id: `${id}-label` }, options.label),
    options.help === undefined
      ? undefined
      : h('p', { class: 'help', id: `${id}-help`, key: 'help' }, ...options.help),
    control,
    h('div', { class: 'below', id: `${id}-problem`, key: 'below' }, ...problemParts(problem, warning, onFix)),
  );
}

/** What stands under a field: what is wrong, with the correction one press away. */
export function problemParts(
  problem: ShownProblem | undefined,
  warning: string | undefined,
  onFix: (value: string) => void,
): readonly Child[] {
  const shown = problem?.text ?? warning;
  if (shown === undefined || shown === '') return [];
  const { fix } = problem ?? {};
  return [
    h(
      'p',
      { class: problem === undefined ? 'warning' : 'problem' },
      icon(problem === undefined ? 'warning' : 'error'),
      h('span', {}, shown),
      fix === undefined
        ? undefined
        : h(
            'button',
            { type: 'button', class: 'link-button', on: { click: () => onFix(fix.value) } },
            fix.label,
          ),
    ),
  ];
}
