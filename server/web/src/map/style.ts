// How things look: the drawing of the city that the page shows without script, and more of it the nearer one comes.
// Styles are kept by class and zoom, since a tile has thousands of things and a handful of looks.

import type { FeatureLike } from 'ol/Feature.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style, { type StyleFunction } from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import { faint, palette, type Colour, type Palette } from './palette';
import { road, width, type Road } from './roads';

const GREENS = /=(grass|forest|meadow|farmland|wood|park|orchard|vineyard|cemetery|allotments|scrub)$/;
const EXTRA: readonly Colour[] = ['accent', 'loss', 'warn', 'gain-2', 'rail'];
const EQUATOR = 156543.03392804097;

/** The zoom of a view with tiles of 256 pixels. */
export function zoomOf(resolution: number): number {
  return Math.log2(EQUATOR / resolution);
}

export class Look {
  /** Layers that the reader has switched off. */
  readonly hidden = new Set<string>();
  private colours: Palette = palette();
  private readonly kept = new Map<string, Style[]>();

  /** Reads the colours of the page again. */
  refresh(): void {
    this.colours = palette();
    this.kept.clear();
  }

  /** Look of the layers that every map of a city has. */
  readonly base: StyleFunction = (feature, resolution) => {
    const layer = text(feature, 'layer');
    if (this.hidden.has(layer)) {
      return undefined;
    }
    const zoom = Math.round(zoomOf(resolution) * 2) / 2;
    switch (layer) {
      case 'landuse':
      case 'green':
        return this.land(feature, zoom, layer === 'green');
      case 'water':
        return this.water(feature, zoom);
      case 'street':
        return this.street(feature, zoom);
      case 'transit_pattern':
        return this.line(text(feature, 'mode'), zoom);
      case 'building':
        return this.building(feature, zoom);
      case 'transit_stop':
        return this.stop(feature, zoom);
      case 'amenity':
        return form(feature) === 'Point' ? this.amenity(feature, zoom) : undefined;
      default:
        return undefined;
    }
  };

  /** Look of any other layer; neighbours in the list differ in colour and in size, so that grey tells them too. */
  extra(place: number): StyleFunction {
    return (feature, resolution) => {
      const zoom = Math.round(zoomOf(resolution) * 2) / 2;
      const styles = this.keep(`extra ${place} ${zoom}`, () => {
        const colour = this.colours[EXTRA[place % EXTRA.length]];
        const radius = (zoom < 14 ? 2 : 4) + (place % 3);
        return [
          new Style({
            zIndex: 30 + place,
            stroke: new Stroke({ color: colour, width: 2, lineDash: place % 2 ? [6, 4] : undefined }),
            fill: new Fill({ color: faint(colour, 0.16) }),
            image: new CircleStyle({
              radius,
              fill: new Fill({ color: place % 2 ? this.colours.card : colour }),
              stroke: new Stroke({ color: place % 2 ? colour : this.colours.card, width: 1.5 }),
            }),
          }),
          this.label(60, 'ink', 12, { offset: radius + 9 }),
        ];
      });
      return this.named(styles, feature, zoom >= 16);
    };
  }

  /** Look of the one thing that is chosen. */
  readonly chosen = (): Style =>
    this.keep('chosen', () => [
      new Style({
        zIndex: 90,
        stroke: new Stroke({ color: this.colours.accent, width: 4 }),
        fill: new Fill({ color: faint(this.colours.accent, 0.22) }),
        image: new CircleStyle({ radius: 9, stroke: new Stroke({ color: this.colours.accent, width: 3 }) }),
      }),
    ])[0];

  private land(feature: FeatureLike, zoom: number, green: boolean): Style[] {
    const grown = green || GREENS.test(text(feature, 'kind'));
    const styles = this.keep(`land ${grown} ${zoom}`, () => [
      new Style({
        zIndex: grown ? 2 : 1,
        fill: new Fill({ color: grown ? this.colours.green : faint(this.colours.built, 0.45) }),
      }),
      this.label(40, 'soft', 12, { slant: true }),
    ]);
    return this.named(styles, feature, grown && zoom >= 15.5);
  }

  private water(feature: FeatureLike, zoom: number): Style[] {
    const flat = form(feature).endsWith('Polygon');
    const styles = this.keep(`water ${flat} ${zoom}`, () => [
      new Style({
        zIndex: 3,
        fill: new Fill({ color: this.colours.water }),
        stroke: flat ? undefined : new Stroke({ color: this.colours.water, width: zoom < 14 ? 1 : 2.5 }),
      }),
      this.label(42, 'gain', 13, { slant: true, along: !flat }),
    ]);
    return this.named(styles, feature, zoom >= 14);
  }

  private street(feature: FeatureLike, zoom: number): Style[] {
    const of = road(text(feature, 'highway'));
    const bridge = text(feature, 'bridge') !== '';
    const tunnel = text(feature, 'tunnel') !== '';
    const key = `street ${of.rank} ${bridge} ${tunnel} ${zoom}`;
    const styles = this.keep(key, () => this.roadway(of, zoom, bridge, tunnel));
    return this.named(styles, feature, zoom >= of.named && !tunnel);
  }

  private roadway(of: Road, zoom: number, bridge: boolean, tunnel: boolean): Style[] {
    const wide = width(of, EQUATOR / 2 ** zoom);
    const major = of.tone === 'road';
    const name = this.label(50 + of.rank, major ? 'ink' : 'soft', major ? 13 : 12, { along: true });
    if (of.tone === 'path') {
      const color = faint(this.colours.strong, 0.7);
      const dash = new Stroke({ color, width: wide, lineDash: [4, 3], lineCap: 'butt' });
      return [new Style({ zIndex: 12, stroke: dash }), name];
    }
    const styles = [];
    const edged = wide >= 3.5;
    if (edged) {
      // All edges lie under all roadways, so that crossings stay open; a bridge keeps its edge over what it crosses.
      const edge = this.colours[bridge || of.tone === 'road' ? 'strong' : 'road'];
      styles.push(
        new Style({
          zIndex: bridge ? 22 : 11,
          stroke: new Stroke({ color: tunnel ? faint(edge, 0.4) : edge, width: wide + 1.6, lineCap: 'butt' }),
        }),
      );
    }
    // From afar a street is a grey line; near, it is a light way between its edges, as on a printed plan.
    const colour = this.colours[of.tone === 'road' ? 'road' : edged ? 'house' : 'street'];
    styles.push(
      new Style({
        zIndex: (bridge ? 22 : 12) + of.rank / 10,
        stroke: new Stroke({
          color: tunnel ? faint(colour, 0.5) : colour,
          width: wide,
          lineCap: bridge || tunnel ? 'butt' : 'round',
          lineDash: tunnel ? [6, 4] : undefined,
        }),
      }),
    );
    return [...styles, name];
  }

  private line(mode: string, zoom: number): Style[] {
    const onRails = mode !== '3' && mode !== '11';
    return this.keep(`line ${onRails} ${zoom}`, () => [
      new Style({
        zIndex: onRails ? 24 : 23,
        stroke: onRails
          ? new Stroke({ color: this.colours.rail, width: zoom < 13 ? 1.2 : 2 })
          : new Stroke({ color: faint(this.colours.gain, zoom < 13 ? 0.14 : 0.26), width: 1 }),
      }),
    ]);
  }

  private building(feature: FeatureLike, zoom: number): Style[] {
    const styles = this.keep(`building ${zoom}`, () => [
      new Style({
        zIndex: 5,
        fill: new Fill({ color: this.colours.built }),
        stroke: zoom >= 15.5 ? new Stroke({ color: this.colours.road, width: zoom >= 17 ? 1 : 0.6 }) : undefined,
      }),
      this.label(45, 'soft', 12, {}),
    ]);
    return this.named(styles, feature, zoom >= 17);
  }

  private stop(feature: FeatureLike, zoom: number): Style[] {
    if (zoom < 15) {
      return [];
    }
    const styles = this.keep(`stop ${zoom}`, () => [
      new Style({
        zIndex: 26,
        image: new CircleStyle({
          radius: zoom < 16 ? 2.5 : 4,
          fill: new Fill({ color: this.colours.card }),
          stroke: new Stroke({ color: this.colours.rail, width: 1.5 }),
        }),
      }),
      this.label(55, 'ink', 11, { offset: 12 }),
    ]);
    return this.named(styles, feature, zoom >= 17);
  }

  private amenity(feature: FeatureLike, zoom: number): Style[] {
    if (zoom < 16) {
      return [];
    }
    const styles = this.keep(`amenity ${zoom}`, () => [
      new Style({
        zIndex: 27,
        image: new CircleStyle({
          radius: zoom < 17 ? 2 : 3.5,
          fill: new Fill({ color: this.colours['gain-2'] }),
          stroke: new Stroke({ color: this.colours.card, width: 1 }),
        }),
      }),
      this.label(53, 'gain', 11, { offset: 11 }),
    ]);
    return this.named(styles, feature, zoom >= 17.5);
  }

  private label(
    zIndex: number,
    colour: Colour,
    pixels: number,
    how: { slant?: boolean; along?: boolean; offset?: number },
  ): Style {
    return new Style({
      zIndex,
      text: new Text({
        font: `${how.slant ? 'italic ' : ''}500 ${pixels}px ${this.colours.font}`,
        placement: how.along ? 'line' : 'point',
        repeat: how.along ? 320 : undefined,
        maxAngle: Math.PI / 6,
        offsetY: how.offset ?? 0,
        padding: [4, 6, 4, 6],
        fill: new Fill({ color: this.colours[colour] }),
        stroke: new Stroke({ color: faint(this.colours.ground, 0.92), width: 3.5 }),
      }),
    });
  }

  /** The styles with the name of the thing in the last of them; without the last where no name is written. */
  private named(styles: Style[], feature: FeatureLike, write: boolean): Style[] {
    const name = write ? text(feature, 'name') : '';
    if (name === '') {
      return styles.slice(0, -1);
    }
    styles[styles.length - 1].getText()?.setText(name);
    return styles;
  }

  private keep(key: string, make: () => Style[]): Style[] {
    let styles = this.kept.get(key);
    if (!styles) {
      styles = make();
      this.kept.set(key, styles);
    }
    return styles;
  }
}

export function text(feature: FeatureLike, name: string): string {
  const value: unknown = feature.get(name);
  return value === undefined || value === null ? '' : String(value);
}

function form(feature: FeatureLike): string {
  return feature.getGeometry()?.getType() ?? '';
}
