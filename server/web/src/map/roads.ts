// The order of streets: what is drawn over what, how wide it is on the ground and how thin it may become on the map.

export interface Road {
  /** Higher is drawn over lower. */
  readonly rank: number;
  /** Width in metres, from kerb to kerb and a little more so that the order shows. */
  readonly metres: number;
  /** Pixels that it has at least. */
  readonly least: number;
  /** View zoom from which its name is written. */
  readonly named: number;
  readonly tone: 'road' | 'street' | 'path';
}

const MAJOR: Record<string, Road> = {
  motorway: { rank: 9, metres: 24, least: 2.2, named: 14, tone: 'road' },
  trunk: { rank: 8, metres: 21, least: 2, named: 14, tone: 'road' },
  primary: { rank: 7, metres: 18, least: 1.8, named: 14.5, tone: 'road' },
  secondary: { rank: 6, metres: 15, least: 1.3, named: 15, tone: 'road' },
  tertiary: { rank: 5, metres: 12, least: 1, named: 15.5, tone: 'street' },
};
const MINOR: Road = { rank: 4, metres: 8.5, least: 0.6, named: 16, tone: 'street' };
const NARROW: Road = { rank: 3, metres: 6, least: 0.5, named: 16.5, tone: 'street' };
const PATH: Road = { rank: 1, metres: 1.6, least: 0.8, named: 17, tone: 'path' };
const NARROWS = new Set(['living_street', 'pedestrian', 'service', 'busway']);
const PATHS = new Set(['footway', 'path', 'steps', 'cycleway', 'track', 'bridleway', 'corridor']);

export function road(highway: string): Road {
  const plain = highway.replace(/_link$/, '');
  return MAJOR[plain] ?? (NARROWS.has(plain) ? NARROW : PATHS.has(plain) ? PATH : MINOR);
}

/** Pixels of a road where one pixel is `resolution` metres at the equator. */
export function width(of: Road, resolution: number): number {
  return Math.min(44, Math.max(of.least, (of.metres * 1.1) / resolution));
}
