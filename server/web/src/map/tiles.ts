// The layers of the map, drawn from the tiles of this server.

import type { FeatureLike } from 'ol/Feature.js';
import MVT from 'ol/format/MVT.js';
import type RenderFeature from 'ol/render/Feature.js';
import VectorTileLayer from 'ol/layer/VectorTile.js';
import VectorTileSource from 'ol/source/VectorTile.js';
import { createXYZ } from 'ol/tilegrid.js';
import TileState from 'ol/TileState.js';
import type VectorTile from 'ol/VectorTile.js';
import { text, type Look } from './style';
import type { CityLayer } from './words';

/** What the server draws as the map of a city; the others come when they are asked for. */
const BASE = ['landuse', 'green', 'water', 'street', 'transit_pattern', 'building', 'transit_stop', 'amenity'];
/** From here on tiles tell everything; nearer views draw the same tiles larger. */
const NEAREST = 16;

export interface Told {
  /** How many tiles are on their way, and whether the last answer was a failure. */
  (underway: number, failed: boolean): void;
}

export class CityTiles {
  readonly layers: VectorTileLayer[] = [];
  private readonly extras = new Map<string, VectorTileLayer>();
  private readonly main: VectorTileLayer;
  private readonly mark: VectorTileLayer;
  private chosen = '';
  private underway = 0;

  constructor(
    readonly known: readonly CityLayer[],
    private readonly look: Look,
    private readonly told: Told,
  ) {
    const source = this.source(BASE.filter((type) => known.some((layer) => layer.type === type)));
    this.main = new VectorTileLayer({ source, style: look.base, declutter: true, renderBuffer: 64 });
    // A layer of its own: choosing something then draws only that, and not the whole map again.
    this.mark = new VectorTileLayer({
      source,
      renderMode: 'vector',
      zIndex: 10,
      style: (feature) => (this.chosen !== '' && text(feature, 'urn') === this.chosen ? look.chosen() : undefined),
    });
    this.layers.push(this.main, this.mark);
  }

  isBase(type: string): boolean {
    return BASE.includes(type);
  }

  /** Shows or hides a layer; one that is new on the map is handed out to be added. */
  show(type: string, shown: boolean): VectorTileLayer | null {
    if (this.isBase(type)) {
      if (shown) {
        this.look.hidden.delete(type);
      } else {
        this.look.hidden.add(type);
      }
      this.main.changed();
      return null;
    }
    const there = this.extras.get(type);
    if (there || !shown) {
      there?.setVisible(shown);
      return null;
    }
    const place = this.known.findIndex((layer) => layer.type === type);
    const layer = new VectorTileLayer({
      source: this.source([type]),
      style: this.look.extra(place),
      declutter: true,
      zIndex: 5,
    });
    this.extras.set(type, layer);
    this.layers.push(layer);
    return layer;
  }

  choose(urn: string): void {
    this.chosen = urn;
    this.mark.changed();
  }

  /** Draws everything again, in the colours that the page has now. */
  repaint(): void {
    this.look.refresh();
    this.layers.forEach((layer) => layer.changed());
  }

  /** Whether a thing is on the map for the reader, and not only in a tile. */
  shows(feature: FeatureLike): boolean {
    return !this.look.hidden.has(text(feature, 'layer'));
  }

  /** Things of tiles that touch an extent in metres of EPSG:3857, those of hidden layers left out. */
  within(extent: number[]): RenderFeature[] {
    return this.layers
      .filter((layer) => layer !== this.mark && layer.getVisible())
      .flatMap((layer) => layer.getFeaturesInExtent(extent) as unknown as RenderFeature[])
      .filter((feature) => this.shows(feature));
  }

  private source(types: readonly string[]): VectorTileSource {
    const format = new MVT({ layerName: 'layer' });
    const query = `?collections=${types.map(encodeURIComponent).join(',')}&f=mvt`;
    const source = new VectorTileSource({
      format,
      tileGrid: createXYZ({ maxZoom: NEAREST, tileSize: 512 }),
      url: types.length > 0 ? `/ogc/tiles/WebMercatorQuad/{z}/{y}/{x}${query}` : undefined,
      transition: 0,
      // The nearest zoom and not always the coarser one: names and ids of things are then there half a step earlier.
      zDirection: 0,
      wrapX: false,
    });
    source.setTileLoadFunction((made, address) => {
      const tile = made as VectorTile<RenderFeature>;
      tile.setLoader((extent: number[], _resolution: number, projection) => {
        void this.load(address).then((bytes) => {
          if (bytes === null) {
            tile.setState(TileState.ERROR);
          } else {
            tile.setFeatures(
              format.readFeatures(bytes, { extent, featureProjection: projection }) as unknown as RenderFeature[],
            );
          }
        });
      });
    });
    return source;
  }

  /** Bytes of a tile; none of them where nothing is there (204), null where it cannot be had. */
  private async load(address: string): Promise<ArrayBuffer | null> {
    this.told(++this.underway, false);
    let bytes: ArrayBuffer | null = null;
    try {
      const answer = await fetch(address);
      bytes = answer.ok ? await answer.arrayBuffer() : null;
    } catch {
      // No network: told below like any other tile that could not be had.
      bytes = null;
    }
    this.told(--this.underway, bytes === null);
    return bytes;
  }
}
