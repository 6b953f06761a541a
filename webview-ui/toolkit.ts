// Registers the UI toolkit's controls and makes up for what they lack. The only module that knows the toolkit, which is
// archived upstream: replacing it means replacing this file. Each control is imported by itself, since the package's
// entry brings all of them (290 KB instead of 137 KB).
import { vsCodeButton } from '@vscode/webview-ui-toolkit/dist/button/index.js';
import { vsCodeCheckbox } from '@vscode/webview-ui-toolkit/dist/checkbox/index.js';
import { vsCodeDropdown } from '@vscode/webview-ui-toolkit/dist/dropdown/index.js';
import { vsCodeLink } from '@vscode/webview-ui-toolkit/dist/link/index.js';
import { vsCodeOption } from '@vscode/webview-ui-toolkit/dist/option/index.js';
import { vsCodeTextArea } from '@vscode/webview-ui-toolkit/dist/text-area/index.js';
import { vsCodeTextField } from '@vscode/webview-ui-toolkit/dist/text-field/index.js';
import { provideVSCodeDesignSystem } from '@vscode/webview-ui-toolkit/dist/vscode-design-system.js';

provideVSCodeDesignSystem().register(
  vsCodeButton(),
  vsCodeCheckbox(),
  vsCodeDropdown(),
  vsCodeLink(),
  vsCodeOption(),
  vsCodeTextArea(),
  vsCodeTextField(),
);

/** What the page needs of a toolkit control, whichever it is. */
export interface Control extends HTMLElement {
  value: string;
  checked: boolean;
  disabled: boolean;
}

/** Controls with a text that is being composed with an input method: their value must not be touched. */
const composing = new WeakSet<EventTarget>();
document.addEventListener('compositionstart', (event) => event.target && composing.add(event.target), true);
document.addEventListener('compositionend', (event) => event.target && composing.delete(event.target), true);

/** The native control in a toolkit control's shadow root; the element itself where it is its own control. */
export function innerControl(element: Element): Element {
  return element.shadowRoot?.querySelector('input, textarea, button, a') ?? element;
}

/**
 * Names and describes a control for screen readers. The toolkit names a control by its slotted text only and cannot
 * point out of its shadow root, so the name is set as aria-label and the descriptions as element references.
 */
export function describe(element: HTMLElement, label: string, descriptionIds: readonly string[]): void {
  if (element.getAttribute('aria-label') !== label) element.setAttribute('aria-label', label);
  const descriptions = descriptionIds
    .map((id) => document.getElementById(id))
    .filter((found) => found !== null);
  innerControl(element).ariaDescribedByElements = descriptions;
}

/** Sets a control's value unless the person is ahead of the host in it. */
export function setValue(element: HTMLElement, value: string, hostIsBehind: boolean): void {
  const control = element as Control;
  if (control.value === value || composing.has(element)) return;
  if (hostIsBehind && document.activeElement === element) return;
  control.value = value;
}

/** Sets a checkbox unless the person is ahead of the host in it. */
export function setChecked(element: HTMLElement, checked: boolean, hostIsBehind: boolean): void {
  const control = element as Control;
  if (control.checked === checked || (hostIsBehind && document.activeElement === element)) return;
  control.checked = checked;
}

/** The value of the control that an event comes from. */
export function typedIn(event: Event): string {
  return (event.currentTarget as Control).value;
}

/** Whether the checkbox that an event comes from is checked. */
export function isChecked(event: Event): boolean {
  return (event.currentTarget as Control).checked;
}
