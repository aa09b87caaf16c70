// Elements without markup in strings: what comes from data is always text, and the policy allows no inline style.

type Attributes = Readonly<Record<string, string>>;

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...content);
  return made;
}

/** A button with a sign that only shows, and a name that is read and told on hover. */
export function signButton(sign: string, name: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'map-sign', 'aria-label': name, title: name });
  made.append(element('span', { 'aria-hidden': 'true' }, sign));
  made.addEventListener('click', act);
  return made;
}

export function textButton(name: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, name);
  made.addEventListener('click', act);
  return made;
}

/** Whether the reader asks for no movement. Asked each time: the setting can change while the page is open. */
export function still(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
