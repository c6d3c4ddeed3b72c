/** Elements made of text nodes only: nothing that a scanned file holds is ever read as markup here. */

type Child = Node | string | undefined;

/** An element with attributes and children; those that are undefined are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A sentence whose backticked parts are code. */
export function prose(text: string): DocumentFragment {
  const made = document.createDocumentFragment();
  const parts = text.split('`');
  if (parts.length % 2 === 0) made.append(text);
  else for (const [index, part] of parts.entries()) made.append(index % 2 === 1 ? element('code', {}, part) : part);
  return made;
}

/** `N` and `M` of a text become numbers. */
export function filled(text: string, n: number, m = 0): string {
  return text.replace('N', String(n)).replace('M', String(m));
}

export function button(text: string, press: () => void, attributes: Readonly<Record<string, string>> = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', press);
  return made;
}
