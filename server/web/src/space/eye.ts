// The camera of a view, and what stands in its way.
import { PerspectiveCamera, Raycaster, Vector3 } from 'three';
import type { Ground } from './ground';
import type { Tiles } from './tiles';
import { EYE_METRES, View } from './view';

const CLEAR_METRES = 0.6;
/** So far one steps back from a building in which one would stand, to see it. */
const BACK_METRES = 36;

export class Eye {
  readonly camera = new PerspectiveCamera(48, 1, 1, 16000);
  /** What is looked at, or stood at. */
  readonly target = new Vector3();
  private readonly ray = new Raycaster();

  constructor(private readonly ground: Ground) {}

  /** Places the camera. */
  place(view: View): void {
    const height = this.ground.inScene(view.x, view.y);
    const [heading, pitch] = [(view.heading * Math.PI) / 180, (view.pitch * Math.PI) / 180];
    const flat = Math.cos(pitch);
    const ahead = new Vector3(Math.sin(heading) * flat, Math.sin(pitch), -Math.cos(heading) * flat);
    const walking = view.mode === 'walk';
    this.target.set(view.x, height + (walking ? EYE_METRES : 6), -view.y);
    if (walking) {
      this.camera.position.copy(this.target);
    } else {
      this.camera.position.copy(this.target).addScaledVector(ahead, -view.distance);
      const under = this.ground.inScene(this.camera.position.x, -this.camera.position.z) + 2;
      this.camera.position.y = Math.max(this.camera.position.y, under);
    }
    this.camera.rotation.set(0, 0, 0);
    this.camera.lookAt(this.camera.position.clone().add(ahead));
    this.camera.fov = walking ? 62 : 40;
    this.camera.near = walking ? 0.25 : Math.max(1, view.distance / 60);
    this.camera.updateProjectionMatrix();
    this.camera.updateMatrixWorld();
  }

  /** Where one comes to when walking: walls stop one, along them one slides. */
  walked(from: View, to: View, tiles: Tiles[]): View {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    if (to.mode !== 'walk' || from.mode !== 'walk' || Math.hypot(dx, dy) < 1e-6) {
      return to;
    }
    if (this.free(from, dx, dy, tiles)) {
      return to;
    }
    if (Math.abs(dx) > 1e-6 && this.free(from, dx, 0, tiles)) {
      return { ...to, y: from.y };
    }
    return Math.abs(dy) > 1e-6 && this.free(from, 0, dy, tiles) ? { ...to, x: from.x } : { ...to, x: from.x, y: from.y };
  }

  /** The same view, or one some steps back where it would stand in a building. */
  outside(view: View, tiles: Tiles[]): View {
    const angle = (view.heading * Math.PI) / 180;
    const back = (metres: number): [number, number] =>
      [view.x - metres * Math.sin(angle), view.y - metres * Math.cos(angle)];
    let left = 0;
    let last = 0;
    for (let metres = 0; metres < 300 && left < BACK_METRES; metres += 3) {
      if (this.open(...back(metres), tiles)) {
        left += metres === 0 ? BACK_METRES : 3;
        last = metres;
      } else if (left > 0) {
        break;
      }
    }
    const [x, y] = back(last);
    return { ...view, x, y };
  }

  /** True where nothing stands above the ground of a place. */
  private open(x: number, y: number, tiles: Tiles[]): boolean {
    this.ray.set(new Vector3(x, this.ground.inScene(x, y) + 1500, -y), new Vector3(0, -1, 0));
    this.ray.far = 1500;
    return tiles.every((some) => some.wall(this.ray) === Infinity);
  }

  private free(from: View, dx: number, dy: number, tiles: Tiles[]): boolean {
    const metres = Math.hypot(dx, dy);
    const origin = new Vector3(from.x, this.ground.inScene(from.x, from.y) + 1, -from.y);
    this.ray.set(origin, new Vector3(dx / metres, 0, -dy / metres));
    this.ray.far = metres + CLEAR_METRES;
    return tiles.every((some) => some.wall(this.ray) > metres + CLEAR_METRES);
  }
}
