// The map as a list: things with a name that are in view, nearest to the middle first.

import { element, textButton } from './dom';
import { text } from './style';
import type { CityTiles } from './tiles';
import type { Setting } from './words';

const MOST = 30;

interface Thing {
  readonly urn: string;
  readonly name: string;
  readonly layer: string;
  /** Metres of EPSG:3857 from the middle of the view. */
  readonly away: number;
}

/** Nearest first; at the same distance the land under all others last; then by id, so that a view gives one list. */
function order(one: Thing, other: Thing): number {
  const land = Number(one.layer === 'landuse') - Number(other.layer === 'landuse');
  return one.away - other.away || land || (one.urn < other.urn ? -1 : one.urn > other.urn ? 1 : 0);
}

export class Names {
  readonly root: HTMLElement;
  private readonly list = element('ul', {
    class: 'map-names',
    'aria-live': 'polite',
    'aria-labelledby': 'map-names-title',
  });
  private readonly none: HTMLElement;
  private shown = '-';

  constructor(
    private readonly setting: Setting,
    private readonly tiles: CityTiles,
    private readonly choose: (urn: string) => void,
  ) {
    this.none = element('p', { class: 'note' }, setting.text('view.none'));
    const title = element('h3', { id: 'map-names-title' }, setting.text('view'));
    this.root = element('section', { class: 'map-view-names' }, title, this.none, this.list);
  }

  /** Lists anew what is within an extent in metres of EPSG:3857. */
  update(extent: number[]): void {
    const [west, south, east, north] = extent;
    const middle = [(west + east) / 2, (south + north) / 2];
    const found = new Map<string, Thing>();
    for (const feature of this.tiles.within(extent)) {
      const [urn, name, layer] = [text(feature, 'urn'), text(feature, 'name'), text(feature, 'layer')];
      if (urn === '' || name === '') {
        continue;
      }
      const box = feature.getExtent();
      // From the middle to the nearest side of its box.
      const x = Math.max(box[0] - middle[0], 0, middle[0] - box[2]);
      const y = Math.max(box[1] - middle[1], 0, middle[1] - box[3]);
      const thing = { urn, name, layer, away: Math.hypot(x, y) };
      // One line for one name: a park is often in three layers, and a street is in many pieces.
      const before = found.get(name);
      if (!before || order(thing, before) < 0) {
        found.set(name, thing);
      }
    }
    this.put([...found.values()].sort(order).slice(0, MOST));
  }

  private put(things: readonly Thing[]): void {
    const now = things.map((thing) => thing.urn).join('\n');
    if (now === this.shown) {
      return;
    }
    this.shown = now;
    const active = document.activeElement;
    const focused = active && this.list.contains(active) ? active.getAttribute('data-urn') : null;
    this.none.hidden = things.length > 0;
    this.list.replaceChildren(
      ...things.map((thing) => {
        const button = textButton('', () => this.choose(thing.urn));
        button.dataset.urn = thing.urn;
        const title = this.setting.layers.find((layer) => layer.type === thing.layer)?.title ?? thing.layer;
        button.append(element('bdi', {}, thing.name), element('small', {}, title));
        return element('li', {}, button);
      }),
    );
    // The list may change under the reader's hands; the focus stays on the same thing, or at least in the list.
    if (focused !== null) {
      const buttons = [...this.list.querySelectorAll('button')];
      (buttons.find((button) => button.dataset.urn === focused) ?? buttons[0])?.focus({ preventScroll: true });
    }
  }
}
