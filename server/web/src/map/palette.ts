// Colours and strokes of the map, read from the custom properties of the page: light, dark and high contrast follow.
import { asArray } from 'ol/color';
import CircleStyle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import RegularShape from 'ol/style/RegularShape';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';

/** Name of a colour of the house, such as `street`, to its value. */
export type Palette = (name: string) => string;

/** What a thing on a tile tells of itself. */
export interface Told {
  get(name: string): unknown;
}

export function palette(): Palette {
  const root = getComputedStyle(document.documentElement);
  return (name) => root.getPropertyValue(`--${name}`).trim() || '#888';
}

const MAJOR = new Set(['motorway', 'trunk', 'primary', 'secondary']);
const MIDDLE = new Set(['tertiary', 'busway']);
const PATHS = new Set(['footway', 'path', 'cycleway', 'steps', 'pedestrian', 'track', 'bridleway', 'corridor']);

/** Styles of a palette by layer, made once for each look. */
export class Looks {
  private readonly kept = new Map<string, Style | Style[]>();

  constructor(
    private readonly colour: Palette,
    private readonly font: string,
  ) {}

  private keep(key: string, make: () => Style | Style[]): Style | Style[] {
    let style = this.kept.get(key);
    if (!style) {
      style = make();
      this.kept.set(key, style);
    }
    return style;
  }

  /** The look of a thing of a layer at a zoom; nothing where it is not drawn. */
  of(layer: string, thing: Told, zoom: number): Style | Style[] | undefined {
    const near = Math.min(19, Math.max(9, Math.round(zoom)));
    switch (layer) {
      case 'water':
        return this.keep('water', () => this.area('water', 3, 3));
      case 'green':
        return this.keep('green', () => this.area('green', 2));
      case 'landuse':
        return undefined;
      case 'building':
      case 'building_part':
        return this.keep(`building ${near > 16}`, () => this.area('built', 4, near > 16 ? 0.8 : 0, 'strong'));
      case 'street':
        return this.street(String(thing.get('highway') ?? ''), String(thing.get('name') ?? ''), near);
      case 'transit_pattern':
        return this.line(Number(thing.get('mode')), near);
      case 'transit_stop':
        return this.keep(`stop ${near}`, () => this.point(near > 15 ? 5 : 3, 'card', 'rail', 9));
      default:
        return this.keep(`other ${layer} ${near}`, () => this.other(near));
    }
  }

  private area(fill: string, order: number, width = 0, edge = fill): Style {
    return new Style({
      zIndex: order,
      fill: new Fill({ color: this.colour(fill) }),
      stroke: width > 0 ? new Stroke({ color: this.colour(edge), width }) : undefined,
    });
  }

  private point(radius: number, fill: string, edge: string, order: number): Style {
    return new Style({
      zIndex: order,
      image: new CircleStyle({
        radius,
        fill: new Fill({ color: this.colour(fill) }),
        stroke: new Stroke({ color: this.colour(edge), width: 1.6 }),
      }),
    });
  }

  private street(highway: string, name: string, near: number): Style[] | Style | undefined {
    const kind = highway.replace('_link', '');
    const rank = MAJOR.has(kind) ? 3 : MIDDLE.has(kind) ? 2 : PATHS.has(kind) ? 0 : 1;
    if (rank === 0 && near < 15) {
      return undefined;
    }
    const wide = [0.7, 0.9, 1.6, 2.4][rank] * Math.pow(1.38, Math.max(0, near - 13));
    const line = this.keep(
      `street ${rank} ${near}`,
      () =>
        new Style({
          zIndex: 5 + rank,
          stroke: new Stroke({
            color: this.colour(rank === 3 ? 'road' : 'street'),
            width: Math.min(wide, 22),
            lineDash: rank === 0 ? [4, 4] : undefined,
            lineCap: rank === 0 ? 'butt' : 'round',
          }),
        }),
    ) as Style;
    if (!name || near < 15 || rank === 0) {
      return line;
    }
    return [line, this.keep(`name ${name}`, () => this.along(name)) as Style];
  }

  private along(name: string): Style {
    return new Style({
      zIndex: 20,
      text: new Text({
        text: name,
        placement: 'line',
        font: `500 12px ${this.font}`,
        overflow: false,
        maxAngle: 0.5,
        fill: new Fill({ color: this.colour('soft') }),
        stroke: new Stroke({ color: this.colour('ground'), width: 3.5 }),
      }),
    });
  }

  /** Trams, metros, railways, ferries; buses run on streets that are drawn already. */
  private line(mode: number, near: number): Style | undefined {
    if (mode === 3 || mode === 11 || mode === 5) {
      return undefined;
    }
    return this.keep(
      `rail ${near}`,
      () => new Style({ zIndex: 8, stroke: new Stroke({ color: this.colour('rail'), width: near > 14 ? 2.2 : 1.4 }) }),
    ) as Style;
  }

  private other(near: number): Style {
    const [r, g, b] = asArray(this.colour('accent'));
    return new Style({
      zIndex: 10,
      fill: new Fill({ color: [r, g, b, 0.1] }),
      stroke: new Stroke({ color: this.colour('gain-2'), width: 1.2 }),
      image: new CircleStyle({
        radius: near > 14 ? 5.5 : 3.5,
        fill: new Fill({ color: this.colour('accent') }),
        stroke: new Stroke({ color: this.colour('card'), width: 1.5 }),
      }),
    });
  }

  /** What was picked: a ring and a strong line. */
  picked(): Style[] {
    return [
      new Style({ stroke: new Stroke({ color: this.colour('card'), width: 8 }) }),
      new Style({
        stroke: new Stroke({ color: this.colour('accent'), width: 4 }),
        image: new CircleStyle({
          radius: 10,
          stroke: new Stroke({ color: this.colour('accent'), width: 4 }),
        }),
      }),
    ];
  }

  /** What an option does to a thing, told apart by shape and pattern as well as by colour. */
  change(kind: string): Style[] {
    const removed = kind === 'remove' || kind === 'removed';
    const colour = this.colour(removed ? 'loss' : 'gain');
    const [r, g, b] = asArray(colour);
    const line = new Stroke({ color: colour, width: 4, lineDash: removed ? [8, 6] : undefined });
    const fill = new Fill({ color: removed ? this.colour('card') : colour });
    return [
      new Style({ zIndex: 30, stroke: new Stroke({ color: this.colour('card'), width: 8 }) }),
      new Style({
        zIndex: 31,
        stroke: line,
        fill: new Fill({ color: [r, g, b, removed ? 0.05 : 0.3] }),
        image: removed
          ? new RegularShape({ points: 3, radius: 9, rotation: Math.PI, fill, stroke: new Stroke({ color: colour, width: 2.4 }) })
          : new CircleStyle({ radius: 8, fill, stroke: new Stroke({ color: this.colour('card'), width: 2 }) }),
      }),
    ];
  }
}
