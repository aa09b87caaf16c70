// WebXR: the scene at eye level in a headset, moved with the stick of a controller.
import { Group, PerspectiveCamera, Vector3, WebGLRenderer } from 'three';

const METRES_A_SECOND = 3;

export async function offersVr(): Promise<boolean> {
  try {
    return (await navigator.xr?.isSessionSupported('immersive-vr')) ?? false;
  } catch {
    return false;
  }
}

export class Vr {
  private readonly rig = new Group();
  private readonly ahead = new Vector3();
  private before = 0;

  constructor(
    private readonly renderer: WebGLRenderer,
    private readonly camera: PerspectiveCamera,
  ) {}

  /**
   * Enters VR. The scene draws itself until the session ends.
   *
   * @param stand where one stands: x, y, z of the scene, and degrees from north
   * @param move called with where one has gone; gives the height of the ground there
   */
  async enter(
    scene: { add(object: Group): void; remove(object: Group): void },
    stand: { x: number; y: number; z: number; heading: number },
    move: (x: number, z: number) => number,
    draw: () => void,
    ended: () => void,
  ): Promise<void> {
    const session = await navigator.xr?.requestSession('immersive-vr', { optionalFeatures: ['local-floor'] });
    if (!session) {
      ended();
      return;
    }
    this.rig.position.set(stand.x, stand.y, stand.z);
    this.rig.rotation.set(0, (-stand.heading * Math.PI) / 180, 0);
    this.rig.add(this.camera);
    this.camera.position.set(0, 0, 0);
    this.camera.rotation.set(0, 0, 0);
    scene.add(this.rig);
    this.renderer.xr.enabled = true;
    this.renderer.xr.setReferenceSpaceType('local-floor');
    session.addEventListener('end', () => {
      this.renderer.setAnimationLoop(null);
      this.renderer.xr.enabled = false;
      this.rig.remove(this.camera);
      scene.remove(this.rig);
      ended();
    });
    await this.renderer.xr.setSession(session);
    this.before = performance.now();
    this.renderer.setAnimationLoop((now) => {
      this.step(session, Math.min(0.1, (now - this.before) / 1000), move);
      this.before = now;
      draw();
    });
  }

  private step(session: XRSession, seconds: number, move: (x: number, z: number) => number): void {
    for (const source of session.inputSources) {
      const axes = source.gamepad?.axes ?? [];
      const [across, back] = axes.length > 3 ? [axes[2], axes[3]] : [axes[0] ?? 0, axes[1] ?? 0];
      if (Math.hypot(across, back) > 0.2) {
        this.renderer.xr.getCamera().getWorldDirection(this.ahead);
        this.ahead.y = 0;
        this.ahead.normalize();
        const metres = METRES_A_SECOND * seconds;
        this.rig.position.x += (this.ahead.x * -back - this.ahead.z * across) * metres;
        this.rig.position.z += (this.ahead.z * -back + this.ahead.x * across) * metres;
        this.rig.position.y = move(this.rig.position.x, this.rig.position.z);
      }
    }
  }
}
