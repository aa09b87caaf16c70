// The map in two dimensions, started when asked for: the map, buttons for all that the mouse can do, a panel that tells
// what is here, and a list of the named things in view. The same stands on the pages without a script.
import { CityMap, type Place, type Thing } from './map/city-map';

export { CityMap };

interface Layer {
  type: string;
  title: string;
  geometry: string;
}

interface Near {
  urn: string;
  title: string;
  kind: string;
  distance: string;
}

interface Card {
  urn: string;
  title: string;
  kind: string;
  layer: string;
  page: string;
  facts: { label: string; value: string }[];
  dependsOnIt: string[];
}

const MOST_FACTS = 6;
const MOST_NAMED = 30;

/** An element with attributes and content. */
function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...content);
  return element;
}

/** The map with its controls; one for each page. */
class Panel {
  private readonly texts: Record<string, string>;
  private readonly layers: Layer[];
  private readonly view: HTMLElement;
  private readonly card = make('div', { class: 'map-card', role: 'status' });
  private readonly list = make('ul');
  private readonly empty = make('p', { class: 'note' });
  private readonly scale = make('p', { class: 'map-scale', 'aria-hidden': 'true' }, make('span'), make('i'));
  private readonly map: CityMap;
  private asked = 0;
  private chosen = '';
  private settle = 0;

  constructor(private readonly target: HTMLElement) {
    this.texts = JSON.parse(target.dataset.texts ?? '{}') as Record<string, string>;
    this.layers = JSON.parse(target.dataset.layers ?? '[]') as Layer[];
    this.view = make('div', { class: 'map-view', tabindex: '0', role: 'application', 'aria-label': this.text('region'), 'aria-describedby': 'map-keys' });
    const credits = target.dataset.credits ?? '';
    const frame = make(
      'div',
      { class: 'map-frame' },
      this.view,
      make('span', { class: 'map-cross', 'aria-hidden': 'true' }),
      this.scale,
      make('p', { class: 'map-credits' }, credits),
    );
    const side = make(
      'div',
      { class: 'map-side' },
      this.card,
      make('h2', {}, this.text('view')),
      this.list,
      this.empty,
    );
    const app = make('div', { class: 'map-app' }, this.buttons(), frame, side, make('p', { class: 'note map-keys', id: 'map-keys' }, this.text('keys')));
    target.replaceChildren(app);
    target.classList.add('started');
    const link = new URLSearchParams(location.search);
    const wanted = link.get('layers')?.split(',').filter((type) => this.layers.some((layer) => layer.type === type));
    const box = (target.dataset.box ?? '-180,-85,180,85').split(',').map(Number);
    this.map = new CityMap(this.view, box, this.layers.map((layer) => layer.type), wanted);
    app.prepend(this.switches());
    this.begin(link);
  }

  private text(key: string): string {
    return this.texts[key] ?? key;
  }

  private begin(link: URLSearchParams): void {
    const at = (link.get('at') ?? '').split(',').map(Number);
    if (at.length >= 2 && at.every(Number.isFinite)) {
      this.map.go({ longitude: at[0], latitude: at[1], zoom: at[2] ?? 16 });
    } else {
      this.map.all();
    }
    this.map.onRest(() => this.rest());
    this.map.onPress((place, things) => void this.tell(place, things));
    this.view.addEventListener('keydown', (event) => this.key(event));
    new ResizeObserver(() => this.map.resize()).observe(this.view);
    const urn = link.get('place');
    if (urn) {
      void this.open(urn, false);
    }
    const option = link.get('option');
    const rehearsal = link.get('rehearsal');
    if (rehearsal && option) {
      const path = `/api/rehearsals/${encodeURIComponent(rehearsal)}/options/${encodeURIComponent(option)}/changes`;
      void this.fetched<object>(path).then((changes) => changes && this.map.overlay(changes));
    }
    this.view.focus({ preventScroll: true });
    this.target.scrollIntoView({ block: 'nearest' });
  }

  private button(key: string, sign: string, act: () => void): HTMLButtonElement {
    const button = make('button', { type: 'button', title: this.text(key) });
    if (sign) {
      button.append(make('span', { 'aria-hidden': 'true' }, sign), make('span', { class: 'hidden' }, this.text(key)));
    } else {
      button.append(this.text(key));
    }
    button.addEventListener('click', act);
    return button;
  }

  private buttons(): HTMLElement {
    return make(
      'div',
      { class: 'map-buttons', role: 'group', 'aria-label': this.text('region') },
      this.button('in', '+', () => this.map.zoom(1)),
      this.button('out', '−', () => this.map.zoom(-1)),
      this.button('north', '↑', () => this.map.pan(0, 1)),
      this.button('south', '↓', () => this.map.pan(0, -1)),
      this.button('west', '←', () => this.map.pan(-1, 0)),
      this.button('east', '→', () => this.map.pan(1, 0)),
      this.button('all', '', () => this.map.all()),
      this.button('here', '', () => this.here()),
      this.button('me', '', () => this.locate()),
    );
  }

  private switches(): HTMLElement {
    const boxes = this.layers.map((layer) => {
      const box = make('input', { type: 'checkbox', value: layer.type });
      box.checked = this.map.isShown(layer.type);
      box.addEventListener('change', () => {
        this.map.show(layer.type, box.checked);
        this.rest();
      });
      return make('li', {}, make('label', {}, box, ' ', layer.title));
    });
    return make('details', { class: 'map-layers' }, make('summary', {}, this.text('layers')), make('ul', {}, ...boxes));
  }

  private key(event: KeyboardEvent): void {
    const act: Record<string, () => void> = {
      ArrowUp: () => this.map.pan(0, 1),
      ArrowDown: () => this.map.pan(0, -1),
      ArrowLeft: () => this.map.pan(-1, 0),
      ArrowRight: () => this.map.pan(1, 0),
      '+': () => this.map.zoom(1),
      '=': () => this.map.zoom(1),
      '-': () => this.map.zoom(-1),
      '−': () => this.map.zoom(-1),
      '0': () => this.map.all(),
      Enter: () => this.here(),
    };
    if (act[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      act[event.key]();
    }
  }

  private here(): void {
    const { place, things } = this.map.middle();
    void this.tell(place, things);
  }

  private locate(): void {
    const failed = () => this.card.replaceChildren(make('p', {}, this.text('me.none')));
    if (!('geolocation' in navigator)) {
      failed();
      return;
    }
    navigator.geolocation.getCurrentPosition(
      (found) => this.map.go({ longitude: found.coords.longitude, latitude: found.coords.latitude, zoom: 17 }),
      failed,
      { timeout: 10_000, maximumAge: 60_000 },
    );
  }

  /** The map came to rest: scale, list and address follow. */
  private rest(): void {
    clearTimeout(this.settle);
    this.settle = window.setTimeout(() => {
      this.measure();
      const things = this.map.named(MOST_NAMED);
      this.empty.textContent = things.length === 0 ? this.text('view.none') : '';
      this.list.replaceChildren(...things.map((thing) => this.item(thing)));
      this.remember();
    }, 150);
  }

  private item(thing: Thing): HTMLElement {
    const layer = this.layers.find((some) => some.type === thing.layer)?.title ?? '';
    const button = make('button', { type: 'button' }, make('bdi', {}, thing.name), make('small', {}, layer));
    button.addEventListener('click', () => void this.open(thing.urn, true));
    return make('li', {}, button);
  }

  private measure(): void {
    const most = this.map.metresPerPixel() * 110;
    const power = Math.pow(10, Math.floor(Math.log10(most)));
    const metres = most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
    const far = metres >= 1000;
    const words = new Intl.NumberFormat(this.target.dataset.lang, {
      style: 'unit',
      unit: far ? 'kilometer' : 'meter',
      maximumFractionDigits: 0,
    }).format(far ? metres / 1000 : metres);
    const [text, bar] = this.scale.children as unknown as HTMLElement[];
    text.textContent = words;
    bar.style.inlineSize = `${Math.round(metres / this.map.metresPerPixel())}px`;
  }

  /** The view as a link: place, scale, layers, the thing that is told of. */
  private remember(): void {
    const link = new URLSearchParams(location.search);
    const view = this.map.view();
    link.set('at', `${view.longitude.toFixed(5)},${view.latitude.toFixed(5)},${view.zoom.toFixed(1)}`);
    link.set('layers', this.map.layers().join(','));
    if (this.chosen) {
      link.set('place', this.chosen);
    } else {
      link.delete('place');
    }
    history.replaceState(history.state, '', `${location.pathname}?${link}${location.hash}`);
  }

  private async fetched<T>(path: string): Promise<T | null> {
    const lang = this.target.dataset.lang ?? 'en';
    try {
      const answer = await fetch(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`, {
        headers: { accept: 'application/geo+json, application/json' },
      });
      return answer.ok ? ((await answer.json()) as T) : null;
    } catch {
      // The reader is told by what stands in the panel.
      return null;
    }
  }

  private async tell(place: Place, things: Thing[]): Promise<void> {
    if (things.length > 0) {
      await this.open(things[0].urn, false);
      return;
    }
    const turn = this.wait();
    const at = `${place.longitude.toFixed(6)},${place.latitude.toFixed(6)}`;
    const found = await this.fetched<{ near: Near[] }>(`/api/places?at=${at}`);
    if (turn !== this.asked) {
      return;
    }
    const near = found?.near ?? [];
    this.card.replaceChildren(
      make('h2', {}, this.text('here')),
      near.length === 0
        ? make('p', {}, this.text(found ? 'none' : 'error'))
        : make('ul', {}, ...near.slice(0, 8).map((thing) => this.neighbour(thing))),
      this.closing(),
    );
  }

  private neighbour(thing: Near): HTMLElement {
    const button = make('button', { type: 'button' }, make('bdi', {}, thing.title), make('small', {}, `${thing.kind}, ${thing.distance}`));
    button.addEventListener('click', () => void this.open(thing.urn, false));
    return make('li', {}, button);
  }

  /** Says that something is fetched. The number of the question, so that only the last is answered. */
  private wait(): number {
    this.card.replaceChildren(make('p', { class: 'note' }, this.text('loading')));
    return ++this.asked;
  }

  private async open(urn: string, move: boolean): Promise<void> {
    const turn = this.wait();
    const [card, shape] = await Promise.all([
      this.fetched<Card & { longitude?: number; latitude?: number }>(`/api/places/${encodeURIComponent(urn)}`),
      this.fetched<object>(`/ogc/collections/${encodeURIComponent(urn.split(':')[4] ?? '')}/items/${encodeURIComponent(urn)}?f=json`),
    ]);
    if (turn !== this.asked) {
      return;
    }
    this.map.mark(shape);
    if (!card) {
      this.card.replaceChildren(make('p', {}, this.text('error')), this.closing());
      return;
    }
    this.chosen = card.urn;
    if (move && card.longitude !== undefined && card.latitude !== undefined) {
      this.map.go({ longitude: card.longitude, latitude: card.latitude, zoom: Math.max(16, this.map.view().zoom) });
    }
    const facts = make('dl');
    card.facts.slice(0, MOST_FACTS).forEach((fact) => facts.append(make('dt', {}, fact.label), make('dd', {}, make('bdi', {}, fact.value))));
    this.card.replaceChildren(
      make('p', { class: 'kicker' }, card.kind),
      make('h2', {}, make('bdi', {}, card.title)),
      facts,
      ...card.dependsOnIt.slice(0, 2).map((told) => make('p', { class: 'note' }, told)),
      make('p', {}, make('a', { class: 'button', href: card.page }, this.text('card'))),
      this.closing(),
    );
    this.remember();
  }

  private closing(): HTMLElement {
    const button = this.button('close', '', () => {
      this.asked++;
      this.chosen = '';
      this.card.replaceChildren();
      this.map.mark(null);
      this.remember();
      this.view.focus({ preventScroll: true });
    });
    return make('p', {}, button);
  }
}

/** Fills an element that tells box, layers, texts, credits and language in its data. */
export function start(target: HTMLElement): void {
  target.hidden = false;
  new Panel(target);
}
