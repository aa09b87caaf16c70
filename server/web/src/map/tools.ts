// Buttons for everything that a drag, a wheel or a key does.

import { element, signButton, textButton } from './dom';
import type { CityTiles } from './tiles';
import type { Setting } from './words';

export interface Acts {
  zoom(by: number): void;
  /** Moves by parts of the view, east and north positive. */
  pan(east: number, north: number): void;
  all(): void;
  me(): void;
  here(): void;
}

/** How far a key or button moves: a quarter of the view, so that the eye keeps its place. */
export const STEP = 0.25;

export function zoomButtons(setting: Setting, acts: Acts): HTMLElement {
  return element(
    'div',
    { class: 'map-zoom' },
    signButton('+', setting.text('in'), () => acts.zoom(1)),
    signButton('−', setting.text('out'), () => acts.zoom(-1)),
  );
}

export function bar(setting: Setting, acts: Acts): HTMLElement {
  // West is at the left in every script: the four stand as on a compass, whatever way the page is read.
  const pad = element(
    'div',
    { class: 'map-pad', dir: 'ltr' },
    signButton('←', setting.text('west'), () => acts.pan(-STEP, 0)),
    signButton('↑', setting.text('north'), () => acts.pan(0, STEP)),
    signButton('↓', setting.text('south'), () => acts.pan(0, -STEP)),
    signButton('→', setting.text('east'), () => acts.pan(STEP, 0)),
  );
  const buttons = [textButton(setting.text('here'), acts.here), textButton(setting.text('all'), acts.all)];
  if ('geolocation' in navigator) {
    buttons.push(textButton(setting.text('me'), acts.me));
  }
  const group = { class: 'map-bar-tools', role: 'group', 'aria-label': setting.text('region') };
  return element('div', group, pad, ...buttons);
}

export function switches(
  setting: Setting,
  tiles: CityTiles,
  show: (type: string, shown: boolean) => void,
): HTMLElement {
  const list = element('ul', { class: 'map-layers' });
  for (const layer of setting.layers) {
    const box = element('input', { type: 'checkbox' });
    box.checked = tiles.isBase(layer.type);
    box.addEventListener('change', () => show(layer.type, box.checked));
    list.append(element('li', {}, element('label', {}, box, element('span', {}, layer.title))));
  }
  return element('details', { class: 'map-switches' }, element('summary', {}, setting.text('layers')), list);
}

/** Keys of the focused map. Keys with Ctrl, Alt or Meta stay with the browser. */
export function keys(map: HTMLElement, acts: Acts, leave: () => void): void {
  const act: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => acts.pan(-STEP, 0),
    ArrowRight: () => acts.pan(STEP, 0),
    ArrowUp: () => acts.pan(0, STEP),
    ArrowDown: () => acts.pan(0, -STEP),
    '+': () => acts.zoom(1),
    '=': () => acts.zoom(1),
    '-': () => acts.zoom(-1),
    '−': () => acts.zoom(-1),
    Enter: acts.here,
    Home: acts.all,
    Escape: leave,
  };
  map.addEventListener('keydown', (event) => {
    const wanted = event.ctrlKey || event.altKey || event.metaKey ? undefined : act[event.key];
    if (wanted && event.target === map) {
      event.preventDefault();
      wanted();
    }
  });
}
