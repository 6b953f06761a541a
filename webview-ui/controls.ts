// Makes up for what the toolkit's controls lack: names and descriptions for screen readers, values that are being typed.
// The page is first drawn without the toolkit; a control that is not there yet is left for the next draw.

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

/** The native control in a toolkit control's shadow root; the element itself if it is its own control. */
function innerControl(element: Element): Element {
  return element.shadowRoot?.querySelector('input, textarea, button, a') ?? element;
}

/**
 * Names and describes a control for screen readers. The toolkit names a control by its slotted text only and cannot
 * point out of its shadow root, so the name is set as aria-label and the descriptions as element references.
 */
export function describe(element: HTMLElement, label: string, descriptionIds: readonly string[]): void {
  if (element.getAttribute('aria-label') !== label) element.setAttribute('aria-label', label);
  if (element.matches(':not(:defined)')) return;
  const descriptions = descriptionIds
    .map((id) => document.getElementById(id))
    .filter((found) => found !== null);
  innerControl(element).ariaDescribedByElements = descriptions;
}

/** Sets a control's value unless the person has typed more than the host knows. */
export function setValue(element: HTMLElement, value: string, hostIsBehind: boolean): void {
  const control = element as Control;
  if (control.value === value || composing.has(element)) return;
  if (hostIsBehind && document.activeElement === element) return;
  control.value = value;
}

/** Sets a checkbox unless the person has changed it since the host's last answer. */
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
