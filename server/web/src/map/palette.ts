// Colours of the map: those of the house, so that the map follows the page into dark and into more contrast.

const NAMES = [
  'ground', 'green', 'water', 'built', 'street', 'road', 'rail', 'house', 'strong', 'ink', 'soft', 'accent', 'loss',
  'warn', 'gain-2', 'gain', 'card',
] as const;

export type Colour = (typeof NAMES)[number];
export type Palette = Readonly<Record<Colour, string>> & { readonly font: string };

export function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colours = Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim() || '#888']));
  return { ...(colours as Record<Colour, string>), font: style.fontFamily || 'sans-serif' };
}

/** The colour with an opacity from 0 to 1. Colours that are not written as #rrggbb or #rgb stay as they are. */
export function faint(colour: string, opacity: number): string {
  const long = /^#[0-9a-f]{3}$/i.test(colour) ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
  const part = Math.round(opacity * 255).toString(16).padStart(2, '0');
  return /^#[0-9a-f]{6}$/i.test(long) ? long + part : colour;
}

/** Calls back when the page changes its colours. */
export function onColours(changed: () => void): void {
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) {
    matchMedia(query).addEventListener('change', changed);
  }
}
