// What the page says about the map in attributes of the figure: where the city is, which layers it has, all texts.

export interface CityLayer {
  readonly type: string;
  readonly title: string;
  readonly geometry: string;
}

/** West, south, east, north in degrees of WGS 84. */
export type Box = readonly [number, number, number, number];

export interface Setting {
  readonly box: Box;
  readonly layers: readonly CityLayer[];
  readonly credits: string;
  readonly lang: string;
  /** The text of a key, or the key where the page has none, so that a fault shows. */
  text(key: string): string;
}

const WHOLE_WORLD: Box = [-180, -80, 180, 80];

/** Reads the attributes. A box that is none becomes the whole world: a map of too much beats no map. */
export function read(target: HTMLElement): Setting {
  const data = target.dataset;
  const texts = JSON.parse(data.texts ?? '{}') as Record<string, string>;
  const box = (data.box ?? '').split(',').map(Number);
  const usable = box.length === 4 && box.every(Number.isFinite) && box[0] < box[2] && box[1] < box[3];
  return {
    box: usable ? [box[0], box[1], box[2], box[3]] : WHOLE_WORLD,
    layers: JSON.parse(data.layers ?? '[]') as CityLayer[],
    credits: data.credits ?? '',
    lang: data.lang ?? document.documentElement.lang,
    text: (key) => texts[key] ?? key,
  };
}
