// The ground: heights as a mesh; streets, green and water painted on it.
import {
  BufferAttribute, BufferGeometry, CanvasTexture, Group, LinearMipmapLinearFilter, Mesh, MeshLambertMaterial,
  SRGBColorSpace,
} from 'three';
import type { Frame } from './frame';
import type { Paint } from './paint';

export interface Named {
  urn: string;
  name: string;
  layer: string;
  /** Metres east and north of the origin of the scene. */
  x: number;
  y: number;
  height: number;
}

interface Told {
  longitude: number;
  latitude: number;
  reach: number;
  along: number;
  heights: number[];
  green: number[][][];
  water: number[][][];
  streets: { width: number; line: number[] }[];
  names: Named[];
}

interface Patch {
  told: Told;
  /** Of its middle, metres from the origin of the scene. */
  east: number;
  north: number;
}

async function fetchPatch(longitude: number, latitude: number, wide: boolean): Promise<Told> {
  const at = `${longitude.toFixed(6)},${latitude.toFixed(6)}`;
  const response = await fetch(`/space/ground?at=${at}${wide ? '&wide=yes' : ''}`);
  if (!response.ok) {
    throw new Error(`ground: ${response.status}`);
  }
  return (await response.json()) as Told;
}

export class Ground {
  readonly group = new Group();
  names: Named[] = [];
  private near?: Patch;
  private far?: Patch;
  private base = 0;
  private busy = false;

  constructor(
    private readonly paint: Paint,
    private readonly detail: number,
  ) {}

  /** Height of the place where the scene begins, in the vertical reference of the city. */
  async begin(longitude: number, latitude: number): Promise<number> {
    const told = await fetchPatch(longitude, latitude, false);
    const middle = (told.along - 1) / 2;
    this.base = told.heights[middle * told.along + middle];
    this.near = { told, east: 0, north: 0 };
    return this.base;
  }

  /** Draws what was fetched, and what lies farther off as soon as it is there. */
  async show(frame: Frame, changed: () => void): Promise<void> {
    if (!this.near) {
      return;
    }
    this.draw(frame);
    changed();
    const { told, east, north } = this.near;
    this.far = { told: await fetchPatch(told.longitude, told.latitude, true), east, north };
    this.draw(frame);
    changed();
  }

  /** Fetches another patch where one has gone far from the middle of this one. */
  async follow(frame: Frame, x: number, y: number, changed: () => void): Promise<void> {
    const near = this.near;
    if (!near || this.busy || Math.hypot(x - near.east, y - near.north) < near.told.reach * 0.6) {
      return;
    }
    this.busy = true;
    try {
      const longitude = frame.longitude + x / frame.perDegree[0];
      const latitude = frame.latitude + y / frame.perDegree[1];
      const told = await fetchPatch(longitude, latitude, false);
      this.near = { told, east: x, north: y };
      await this.show(frame, changed);
    } finally {
      this.busy = false;
    }
  }

  /** Height of the ground in the scene. */
  at(x: number, y: number): number {
    return heightIn(this.near, x, y) ?? heightIn(this.far, x, y) ?? this.base;
  }

  /** As {@link at}, above the zero of the scene. */
  inScene(x: number, y: number): number {
    return this.at(x, y) - this.base;
  }

  private draw(frame: Frame): void {
    for (const child of [...this.group.children] as Mesh[]) {
      child.geometry.dispose();
      const material = child.material as MeshLambertMaterial;
      material.map?.dispose();
      material.dispose();
      this.group.remove(child);
    }
    if (this.near) {
      const texture = this.texture(this.near.told);
      this.group.add(this.mesh(this.near, 0, new MeshLambertMaterial({ map: texture })));
      const { east, north, told } = this.near;
      this.names = told.names.map((named) => ({ ...named, x: named.x + east, y: named.y + north }));
    }
    if (this.far && this.near && this.far.east === this.near.east && this.far.north === this.near.north) {
      const hole = this.near.told.reach / this.far.told.reach;
      this.group.add(this.mesh(this.far, hole, new MeshLambertMaterial({ color: this.paint.floor })));
    }
    void frame;
  }

  /** @param hole share of the half side that is left out in the middle */
  private mesh(patch: Patch, hole: number, material: MeshLambertMaterial): Mesh {
    const { along, reach, heights } = patch.told;
    const places = new Float32Array(along * along * 3);
    const corners = new Float32Array(along * along * 2);
    for (let row = 0, i = 0; row < along; row++) {
      for (let column = 0; column < along; column++, i++) {
        places[3 * i] = patch.east + reach * ((2 * column) / (along - 1) - 1);
        places[3 * i + 1] = heights[i] - this.base;
        places[3 * i + 2] = -(patch.north + reach * ((2 * row) / (along - 1) - 1));
        corners[2 * i] = column / (along - 1);
        corners[2 * i + 1] = row / (along - 1);
      }
    }
    const triangles: number[] = [];
    const middle = (along - 1) / 2;
    for (let row = 0; row + 1 < along; row++) {
      for (let column = 0; column + 1 < along; column++) {
        const away = Math.max(Math.abs(column + 0.5 - middle), Math.abs(row + 0.5 - middle)) / middle;
        if (away >= hole) {
          const i = row * along + column;
          triangles.push(i, i + 1, i + along, i + 1, i + along + 1, i + along);
        }
      }
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(places, 3));
    geometry.setAttribute('uv', new BufferAttribute(corners, 2));
    geometry.setIndex(triangles);
    geometry.computeVertexNormals();
    const mesh = new Mesh(geometry, material);
    mesh.receiveShadow = true;
    return mesh;
  }

  private texture(told: Told): CanvasTexture {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = this.detail;
    const pen = canvas.getContext('2d');
    if (pen) {
      const scale = this.detail / (2 * told.reach);
      pen.fillStyle = this.paint.floor;
      pen.fillRect(0, 0, this.detail, this.detail);
      pen.translate(this.detail / 2, this.detail / 2);
      pen.scale(scale, -scale);
      this.areas(pen, told.green, this.paint.green);
      this.areas(pen, told.water, this.paint.water);
      pen.lineCap = pen.lineJoin = 'round';
      for (const [color, more] of [[this.paint.kerb, 0.9], [this.paint.street, 0]] as const) {
        pen.strokeStyle = color;
        for (const street of told.streets) {
          pen.lineWidth = street.width + more;
          if (street.width > 2 || more === 0) {
            pen.beginPath();
            trace(pen, street.line);
            pen.stroke();
          }
        }
      }
    }
    const texture = new CanvasTexture(canvas);
    texture.colorSpace = SRGBColorSpace;
    texture.minFilter = LinearMipmapLinearFilter;
    texture.anisotropy = 8;
    return texture;
  }

  private areas(pen: CanvasRenderingContext2D, areas: number[][][], color: string): void {
    pen.fillStyle = color;
    for (const rings of areas) {
      pen.beginPath();
      for (const ring of rings) {
        trace(pen, ring);
        pen.closePath();
      }
      pen.fill('evenodd');
    }
  }
}

/** @param line x and y in decimetres in turn */
function trace(pen: CanvasRenderingContext2D, line: number[]): void {
  for (let i = 0; i + 1 < line.length; i += 2) {
    if (i === 0) {
      pen.moveTo(line[i] / 10, line[i + 1] / 10);
    } else {
      pen.lineTo(line[i] / 10, line[i + 1] / 10);
    }
  }
}

function heightIn(patch: Patch | undefined, x: number, y: number): number | undefined {
  if (!patch) {
    return undefined;
  }
  const { along, reach, heights } = patch.told;
  const column = (((x - patch.east) / reach + 1) / 2) * (along - 1);
  const row = (((y - patch.north) / reach + 1) / 2) * (along - 1);
  if (column < 0 || row < 0 || column > along - 1 || row > along - 1) {
    return undefined;
  }
  const [c, r] = [Math.min(Math.floor(column), along - 2), Math.min(Math.floor(row), along - 2)];
  const [u, v] = [column - c, row - r];
  const i = r * along + c;
  // The two triangles of the mesh, so that feet stand on what is drawn.
  return u + v <= 1
    ? heights[i] + u * (heights[i + 1] - heights[i]) + v * (heights[i + along] - heights[i])
    : heights[i + along + 1] + (1 - u) * (heights[i + along] - heights[i + along + 1])
      + (1 - v) * (heights[i + 1] - heights[i + along + 1]);
}
