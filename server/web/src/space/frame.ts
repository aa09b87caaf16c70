// From the earth to the scene: x east, y up, z south, metres from the place where the scene began.
import { Matrix4 } from 'three';

const A = 6378137;
const F = 1 / 298.257223563;
const E2 = F * (2 - F);

export interface Frame {
  longitude: number;
  latitude: number;
  /** From the earth-centred frame (EPSG:4978), in which tiles are, to the scene. */
  fromEarth: Matrix4;
  /** Metres of a degree of longitude and of latitude. */
  perDegree: [number, number];
}

/** @param height of the scene's zero, metres in the vertical reference of the tiles */
export function frameAt(longitude: number, latitude: number, height: number): Frame {
  const lambda = (longitude * Math.PI) / 180;
  const phi = (latitude * Math.PI) / 180;
  const [sinL, cosL, sinP, cosP] = [Math.sin(lambda), Math.cos(lambda), Math.sin(phi), Math.cos(phi)];
  const w = 1 - E2 * sinP * sinP;
  const n = A / Math.sqrt(w);
  const east = [-sinL, cosL, 0];
  const north = [-sinP * cosL, -sinP * sinL, cosP];
  const up = [cosP * cosL, cosP * sinL, sinP];
  const origin = [(n + height) * cosP * cosL, (n + height) * cosP * sinL, (n * (1 - E2) + height) * sinP];
  const rows = [east, up, north.map((value) => -value)];
  const shift = rows.map((row) => -(row[0] * origin[0] + row[1] * origin[1] + row[2] * origin[2]));
  return {
    longitude,
    latitude,
    fromEarth: new Matrix4().set(
      rows[0][0], rows[0][1], rows[0][2], shift[0],
      rows[1][0], rows[1][1], rows[1][2], shift[1],
      rows[2][0], rows[2][1], rows[2][2], shift[2],
      0, 0, 0, 1,
    ),
    perDegree: [
      ((A / Math.sqrt(w)) * cosP * Math.PI) / 180,
      ((A * (1 - E2)) / (w * Math.sqrt(w)) * Math.PI) / 180,
    ],
  };
}
