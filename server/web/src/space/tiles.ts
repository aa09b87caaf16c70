// Buildings from 3D Tiles: loaded as far as one looks, within a limit of memory, painted as a model.
import {
  BufferAttribute, BufferGeometry, Camera, EdgesGeometry, Group, LineSegments, Material, Mesh, Object3D, Raycaster,
  WebGLRenderer,
} from 'three';
import { TilesRenderer } from '3d-tiles-renderer/three';
import { GLTFExtensionsPlugin } from '3d-tiles-renderer/three/plugins';
import type { Frame } from './frame';
import type { Paint } from './paint';

/** What a tile tells of a building. */
export interface Told {
  urn: string;
  name: string;
  height: number;
  /** `form`, `metres`, `levels`, `kind` or `several`. */
  from: string;
  /** How many it stands for. */
  buildings: number;
  option: boolean;
}

interface Features {
  getFeatures(triangle: number, barycentric: unknown): (number | null)[];
  getFeatureInfo(): { propertyTable: number | null }[];
}

interface Metadata {
  getPropertyTableData(table: number, id: number): Record<string, unknown>;
  getPropertyTableInfo(): { count: number }[];
}

export const MEGABYTE = 2 ** 20;
const ID = '_feature_id_0';

export class Tiles {
  readonly group = new Group();
  /** True where the file of tiles could not be read. */
  failed = false;
  /** True where it was read. */
  begun = false;
  private readonly renderer: TilesRenderer;
  private hidden: ReadonlySet<string> = new Set();

  /**
   * @param limit of memory for tiles, bytes
   * @param changed called when something is to be drawn anew
   * @param extras called with what the tileset says besides
   */
  constructor(
    url: string,
    frame: Frame,
    private readonly paint: Paint,
    private readonly option: boolean,
    readonly limit: number,
    changed: () => void,
    extras: (told: Record<string, unknown>) => void = () => undefined,
  ) {
    this.renderer = new TilesRenderer(url);
    this.renderer.registerPlugin(new GLTFExtensionsPlugin({ metadata: true, rtc: false, autoDispose: false }));
    this.renderer.lruCache.maxBytesSize = limit;
    this.renderer.lruCache.minBytesSize = limit * 0.75;
    this.renderer.errorTarget = 14;
    this.renderer.addEventListener('load-root-tileset', () => {
      this.begun = true;
      const root = this.renderer.rootTileset as { extras?: Record<string, unknown> } | null;
      extras(root?.extras ?? {});
    });
    this.renderer.addEventListener('load-model', ({ scene }: { scene: Object3D }) => {
      this.dress(scene);
      changed();
    });
    this.renderer.addEventListener('load-error', ({ tile }: { tile: unknown }) => {
      this.failed ||= tile === null;
      changed();
    });
    this.renderer.addEventListener('needs-update', changed);
    this.renderer.addEventListener('tile-visibility-change', changed);
    this.group.matrixAutoUpdate = false;
    this.group.matrix.copy(frame.fromEarth);
    this.group.add(this.renderer.group);
    this.group.updateMatrixWorld(true);
  }

  update(camera: Camera, screen: WebGLRenderer): void {
    this.renderer.setCamera(camera);
    this.renderer.setResolutionFromRenderer(camera, screen);
    this.renderer.update();
  }

  get bytes(): number {
    return (this.renderer.lruCache as unknown as { cachedBytes: number }).cachedBytes;
  }

  get full(): boolean {
    return this.renderer.lruCache.isFull();
  }

  /** Tiles on their way. */
  get waiting(): number {
    const { stats } = this.renderer as unknown as { stats: { downloading: number; parsing: number; queued?: number } };
    return stats.downloading + stats.parsing + (stats.queued ?? 0);
  }

  /** Hides buildings by urn. */
  hide(urns: ReadonlySet<string>): void {
    this.hidden = urns;
    this.renderer.forEachLoadedModel((scene: Object3D) => meshes(scene).forEach((mesh) => this.leaveOut(mesh)));
  }

  private dress(scene: Object3D): void {
    for (const mesh of meshes(scene)) {
      const old = mesh.material as Material;
      mesh.material = this.materialFor(old.name);
      old.dispose();
      mesh.castShadow = mesh.receiveShadow = true;
      mesh.userData.index = mesh.geometry.index;
      this.leaveOut(mesh);
    }
  }

  private materialFor(name: string): Material {
    if (this.option) {
      return this.paint.option;
    }
    return name === 'roof' ? this.paint.roof : name === 'underside' ? this.paint.under : this.paint.wall;
  }

  /** Draws a mesh without what is hidden, and its edges. */
  private leaveOut(mesh: Mesh): void {
    const whole = mesh.userData.index as BufferAttribute | null;
    const gone = this.hidden.size > 0 ? this.idsOf(mesh, this.hidden) : new Set<number>();
    if (whole) {
      mesh.geometry.setIndex(gone.size > 0 ? pick(mesh, whole, (id) => !gone.has(id)) : whole);
    }
    for (const child of [...mesh.children]) {
      if (child instanceof LineSegments) {
        child.geometry.dispose();
        mesh.remove(child);
      }
    }
    const edges = new LineSegments(
      new EdgesGeometry(mesh.geometry, 24),
      this.option ? this.paint.optionEdge : this.paint.edge,
    );
    edges.raycast = () => undefined;
    mesh.add(edges);
    edges.updateMatrixWorld(true);
  }

  private idsOf(mesh: Mesh, urns: ReadonlySet<string>): Set<number> {
    const found = new Set<number>();
    const { meshFeatures, structuralMetadata } = mesh.userData as { meshFeatures?: Features; structuralMetadata?: Metadata };
    const table = meshFeatures?.getFeatureInfo()[0]?.propertyTable ?? 0;
    const count = structuralMetadata?.getPropertyTableInfo()[table ?? 0]?.count ?? 0;
    for (let id = 0; structuralMetadata && id < count; id++) {
      if (urns.has(String(structuralMetadata.getPropertyTableData(table ?? 0, id).urn))) {
        found.add(id);
      }
    }
    return found;
  }

  /** What a ray meets first: what it is, where, and a mesh of it alone. */
  meet(ray: Raycaster): { told?: Told; distance: number; mesh?: Mesh } | undefined {
    const hit = ray.intersectObject(this.renderer.group, true)[0];
    if (!hit || !(hit.object instanceof Mesh) || hit.faceIndex === undefined || hit.faceIndex === null) {
      return undefined;
    }
    const mesh = hit.object as Mesh;
    const { meshFeatures, structuralMetadata } = mesh.userData as { meshFeatures?: Features; structuralMetadata?: Metadata };
    const id = featureOf(mesh, hit.faceIndex);
    const table = meshFeatures?.getFeatureInfo()[0]?.propertyTable ?? 0;
    if (id === undefined || !structuralMetadata) {
      return { distance: hit.distance };
    }
    const data = structuralMetadata.getPropertyTableData(table ?? 0, id);
    return {
      distance: hit.distance,
      told: {
        urn: String(data.urn ?? ''),
        name: String(data.name ?? ''),
        height: Number(data.height_metres ?? NaN),
        from: String(data.height_from ?? '').toLowerCase(),
        buildings: Number(data.buildings ?? 1),
        option: this.option,
      },
      mesh: this.alone(mesh.parent ?? mesh, id),
    };
  }

  /** Distance to the first wall that a ray meets. */
  wall(ray: Raycaster): number {
    return ray.intersectObject(this.renderer.group, true)[0]?.distance ?? Infinity;
  }

  /** All faces of one thing, in the colour of what is chosen. */
  private alone(holder: Object3D, id: number): Mesh | undefined {
    const places: number[] = [];
    const normals: number[] = [];
    for (const mesh of meshes(holder)) {
      const index = mesh.geometry.index;
      const kept = index ? pick(mesh, index, (other) => other === id) : undefined;
      const [position, normal] = [mesh.geometry.attributes.position, mesh.geometry.attributes.normal];
      for (let i = 0; kept && i < kept.count; i++) {
        const vertex = kept.getX(i);
        places.push(position.getX(vertex), position.getY(vertex), position.getZ(vertex));
        normals.push(normal.getX(vertex), normal.getY(vertex), normal.getZ(vertex));
      }
    }
    const first = meshes(holder)[0];
    if (places.length === 0 || !first) {
      return undefined;
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(places), 3));
    geometry.setAttribute('normal', new BufferAttribute(new Float32Array(normals), 3));
    const mesh = new Mesh(geometry, this.paint.chosen);
    mesh.matrixAutoUpdate = false;
    mesh.matrix.copy(first.matrixWorld);
    mesh.matrixWorldNeedsUpdate = true;
    return mesh;
  }
}

function meshes(scene: Object3D): Mesh[] {
  const found: Mesh[] = [];
  scene.traverse((object) => {
    if (object instanceof Mesh) {
      found.push(object);
    }
  });
  return found;
}

function featureOf(mesh: Mesh, face: number): number | undefined {
  const ids = mesh.geometry.attributes[ID];
  const index = mesh.geometry.index;
  return ids ? ids.getX(index ? index.getX(3 * face) : 3 * face) : undefined;
}

/** The triangles of the things that are wanted. */
function pick(mesh: Mesh, whole: BufferAttribute, wanted: (id: number) => boolean): BufferAttribute {
  const ids = mesh.geometry.attributes[ID];
  if (!ids) {
    return whole;
  }
  const kept: number[] = [];
  for (let i = 0; i < whole.count; i += 3) {
    if (wanted(ids.getX(whole.getX(i)))) {
      kept.push(whole.getX(i), whole.getX(i + 1), whole.getX(i + 2));
    }
  }
  return new BufferAttribute(new Uint32Array(kept), 1);
}
