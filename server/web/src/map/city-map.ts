// The map itself: vector tiles of this server, what was picked, and what an option changes. Words are the panel's.
import type Feature from 'ol/Feature';
import type { FeatureLike } from 'ol/Feature';
import OlMap from 'ol/Map';
import View from 'ol/View';
import { getCenter, type Extent } from 'ol/extent';
import GeoJSON from 'ol/format/GeoJSON';
import MVT from 'ol/format/MVT';
import { defaults } from 'ol/interaction/defaults';
import VectorLayer from 'ol/layer/Vector';
import VectorTileLayer from 'ol/layer/VectorTile';
import { fromLonLat, getPointResolution, toLonLat, transformExtent } from 'ol/proj';
import VectorSource from 'ol/source/Vector';
import VectorTileSource from 'ol/source/VectorTile';
import { Looks, palette } from './palette';

/** Layers that are drawn together from one set of tiles, in the order in which they are drawn. */
const BASE = ['landuse', 'green', 'water', 'street', 'transit_pattern', 'building', 'transit_stop', 'amenity'];
const QUIET = new Set(['landuse', 'amenity']);
const STEP = 120;
const GLIDE = 180;

/** A thing on the map: its layer and id, and its name where the tile tells it. */
export interface Thing {
  layer: string;
  urn: string;
  name: string;
}

/** A view as a link says it. */
export interface Place {
  longitude: number;
  latitude: number;
  zoom: number;
}

/** A map of the city in an element. */
export class CityMap {
  private readonly map: OlMap;
  private looks = CityMap.looksNow();
  private readonly base: VectorTileLayer;
  private readonly others = new Map<string, VectorTileLayer>();
  private readonly shown: Set<string>;
  private readonly box: Extent;
  private readonly marked = new VectorLayer({ source: new VectorSource(), zIndex: 50 });
  private readonly changes = new VectorLayer({ source: new VectorSource(), zIndex: 40 });

  /**
   * @param target element of a size of its own
   * @param box west, south, east, north, degrees CRS84
   * @param layers those that there are
   * @param shown those that are shown, nothing for the usual ones
   */
  constructor(target: HTMLElement, box: number[], layers: string[], shown?: string[]) {
    this.box = transformExtent(box, 'EPSG:4326', 'EPSG:3857');
    const together = BASE.filter((layer) => layers.includes(layer));
    this.shown = new Set(shown ?? together.filter((layer) => !QUIET.has(layer)));
    this.base = this.tiles(together);
    this.map = new OlMap({
      target,
      controls: [],
      interactions: defaults({ keyboard: false, altShiftDragRotate: false, pinchRotate: false, onFocusOnly: false }),
      layers: [this.base, this.changes, this.marked],
      view: new View({ center: getCenter(this.box), minZoom: 8, maxZoom: 20, enableRotation: false }),
    });
    this.marked.setStyle(() => this.looks.picked());
    this.changes.setStyle((feature) => this.looks.change(String(feature.get('change') ?? feature.get('kind') ?? '')));
    this.shown.forEach((layer) => together.includes(layer) || this.show(layer, true));
    for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) {
      matchMedia(query).addEventListener('change', () => this.repaint());
    }
  }

  private static looksNow(): Looks {
    return new Looks(palette(), getComputedStyle(document.body).fontFamily);
  }

  private repaint(): void {
    this.looks = CityMap.looksNow();
    [this.base, ...this.others.values(), this.marked, this.changes].forEach((layer) => layer.changed());
  }

  private tiles(collections: string[]): VectorTileLayer {
    return new VectorTileLayer({
      declutter: true,
      renderBuffer: 64,
      source: new VectorTileSource({
        format: new MVT({ layerName: 'layer' }),
        maxZoom: 16,
        url: `/ogc/tiles/WebMercatorQuad/{z}/{y}/{x}?collections=${collections.map(encodeURIComponent).join(',')}&f=mvt`,
      }),
      style: (feature, resolution) => {
        const layer = String(feature.get('layer'));
        return this.shown.has(layer)
          ? this.looks.of(layer, feature, this.map.getView().getZoomForResolution(resolution) ?? 14)
          : undefined;
      },
    });
  }

  isShown(layer: string): boolean {
    return this.shown.has(layer);
  }

  /** Names of the layers that are shown. */
  layers(): string[] {
    return [...this.shown];
  }

  show(layer: string, visible: boolean): void {
    if (visible) {
      this.shown.add(layer);
    } else {
      this.shown.delete(layer);
    }
    if (BASE.includes(layer)) {
      this.base.changed();
      return;
    }
    let own = this.others.get(layer);
    if (!own && visible) {
      own = this.tiles([layer]);
      own.setZIndex(20);
      this.others.set(layer, own);
      this.map.addLayer(own);
    }
    own?.setVisible(visible);
  }

  /** Runs whenever the map has come to rest at another view. */
  onRest(then: () => void): void {
    this.map.on('moveend', then);
    this.map.once('rendercomplete', then);
  }

  /** Runs when a place on the map is pressed. */
  onPress(then: (place: Place, things: Thing[]) => void): void {
    this.map.on('singleclick', (event) => then(this.placeOf(event.coordinate), this.at(event.pixel)));
  }

  /** What is under the cross in the middle. */
  middle(): { place: Place; things: Thing[] } {
    const size = this.map.getSize() ?? [0, 0];
    return { place: this.view(), things: this.at([size[0] / 2, size[1] / 2]) };
  }

  private at(pixel: number[]): Thing[] {
    const things: Thing[] = [];
    this.map.forEachFeatureAtPixel(
      pixel,
      (feature) => {
        const thing = CityMap.thing(feature);
        if (thing && !things.some((other) => other.urn === thing.urn)) {
          things.push(thing);
        }
      },
      { hitTolerance: 6, layerFilter: (layer) => layer instanceof VectorTileLayer },
    );
    return things;
  }

  private static thing(feature: FeatureLike): Thing | null {
    const urn = feature.get('urn');
    return typeof urn === 'string'
      ? { urn, layer: String(feature.get('layer')), name: String(feature.get('name') ?? '') }
      : null;
  }

  /** Things with a name in view, nearest to the middle first, each name of a layer once. */
  named(most: number): Thing[] {
    const view = this.map.getView();
    const extent = view.calculateExtent(this.map.getSize());
    const middle = view.getCenter() ?? [0, 0];
    const found = new Map<string, { thing: Thing; far: number }>();
    for (const layer of [this.base, ...this.others.values()]) {
      for (const feature of layer.getFeaturesInExtent(extent) as FeatureLike[]) {
        const thing = CityMap.thing(feature);
        if (!thing?.name || !this.shown.has(thing.layer)) {
          continue;
        }
        const centre = getCenter(feature.getGeometry()?.getExtent() ?? extent);
        const far = Math.hypot(centre[0] - middle[0], centre[1] - middle[1]);
        const key = `${thing.layer} ${thing.name}`;
        const known = found.get(key);
        if (!known || far < known.far) {
          found.set(key, { thing, far });
        }
      }
    }
    return [...found.values()]
      .sort((a, b) => a.far - b.far || (a.thing.name < b.thing.name ? -1 : 1))
      .slice(0, most)
      .map((entry) => entry.thing);
  }

  view(): Place {
    const view = this.map.getView();
    return { ...this.placeOf(view.getCenter() ?? getCenter(this.box)), zoom: view.getZoom() ?? 13 };
  }

  private placeOf(coordinate: number[]): Place {
    const [longitude, latitude] = toLonLat(coordinate);
    return { longitude, latitude, zoom: this.map.getView().getZoom() ?? 13 };
  }

  go(place: Place): void {
    this.map.getView().setCenter(fromLonLat([place.longitude, place.latitude]));
    this.map.getView().setZoom(place.zoom);
  }

  all(): void {
    this.map.getView().fit(this.box, { size: this.map.getSize(), padding: [12, 12, 12, 12] });
  }

  /** A step of the view in pixels to the east and north, counted in steps. */
  pan(east: number, north: number): void {
    const view = this.map.getView();
    const reach = STEP * (view.getResolution() ?? 1);
    const centre = view.getCenter() ?? [0, 0];
    this.glide({ center: [centre[0] + east * reach, centre[1] + north * reach] });
  }

  zoom(by: number): void {
    this.glide({ zoom: (this.map.getView().getZoom() ?? 13) + by });
  }

  private glide(to: { center?: number[]; zoom?: number }): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.map.getView().cancelAnimations();
    this.map.getView().animate({ ...to, duration: calm ? 0 : GLIDE });
  }

  /** Metres on the ground that a pixel spans in the middle of the map. */
  metresPerPixel(): number {
    const view = this.map.getView();
    return getPointResolution('EPSG:3857', view.getResolution() ?? 1, view.getCenter() ?? [0, 0], 'm');
  }

  /** Marks a thing by its geometry, or takes the mark away. */
  mark(geojson: object | null): void {
    this.fill(this.marked, geojson);
  }

  /** Shows what an option adds, alters and takes away: features with a property `change`. */
  overlay(geojson: object | null): void {
    this.fill(this.changes, geojson);
    const extent = this.changes.getSource()?.getExtent();
    if (extent && Number.isFinite(extent[0])) {
      this.map.getView().fit(extent, { size: this.map.getSize(), padding: [60, 60, 60, 60], maxZoom: 17 });
    }
  }

  private fill(layer: VectorLayer, geojson: object | null): void {
    layer.getSource()?.clear();
    if (geojson) {
      const read = new GeoJSON({ featureProjection: 'EPSG:3857' }).readFeatures(geojson);
      layer.getSource()?.addFeatures(read as Feature[]);
    }
  }

  resize(): void {
    this.map.updateSize();
  }
}
