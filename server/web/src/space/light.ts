// Sun, sky and the shadows that follow.
import {
  BackSide, BufferAttribute, Color, DirectionalLight, Fog, HemisphereLight, Mesh, MeshBasicMaterial, Scene,
  SphereGeometry, Vector3,
} from 'three';

const NOON = new Color('#fff6e3');
const LOW = new Color('#ffc98a');
const MOON = new Color('#9db4d6');

export class Light {
  readonly sun = new DirectionalLight();
  readonly sky = new HemisphereLight();
  private readonly fog: Fog;
  private readonly dome = new Mesh(
    new SphereGeometry(1, 24, 24),
    new MeshBasicMaterial({ side: BackSide, vertexColors: true, fog: false, depthWrite: false }),
  );
  private readonly toSun = new Vector3(0, 1, 0);

  /** @param detail pixels along a side of the map of shadows */
  constructor(
    private readonly scene: Scene,
    private readonly dark: boolean,
    private readonly floor: string,
    detail: number,
  ) {
    this.sun.castShadow = true;
    this.sun.shadow.mapSize.set(detail, detail);
    this.sun.shadow.bias = -0.0004;
    this.sun.shadow.radius = 2.2;
    this.fog = new Fog(floor, 900, 4200);
    scene.fog = this.fog;
    scene.background = new Color(floor);
    this.dome.renderOrder = -1;
    this.dome.frustumCulled = false;
    scene.add(this.sun, this.sun.target, this.sky, this.dome);
  }

  /** From the colour of the horizon to that of the sky. */
  private paintDome(horizon: Color, zenith: Color): void {
    const places = this.dome.geometry.attributes.position;
    const colors = new Float32Array(places.count * 3);
    const mixed = new Color();
    for (let i = 0; i < places.count; i++) {
      mixed.copy(horizon).lerp(zenith, Math.min(1, Math.max(0, places.getY(i) * 1.6 - 0.02)) ** 0.7);
      mixed.toArray(colors, 3 * i);
    }
    this.dome.geometry.setAttribute('color', new BufferAttribute(colors, 3));
  }

  /** Moves the sun; degrees from north and above the horizontal. */
  move(azimuth: number, elevation: number): void {
    const angle = (azimuth * Math.PI) / 180;
    const height = (Math.max(elevation, elevation > -0.8 ? 0.6 : 35) * Math.PI) / 180;
    this.toSun.set(Math.sin(angle) * Math.cos(height), Math.sin(height), -Math.cos(angle) * Math.cos(height));
    const up = elevation > -0.8;
    const strength = up ? Math.min(1, 0.35 + elevation / 18) : 0;
    const day = Math.min(1, Math.max(0, (elevation + 7) / 14));
    this.sun.castShadow = up;
    this.sun.color.copy(up ? LOW.clone().lerp(NOON, Math.min(1, Math.max(0, elevation / 22))) : MOON);
    this.sun.intensity = up ? strength * (this.dark ? 1.9 : 1.75) : 0.35;
    this.sky.intensity = (this.dark ? 1.3 : 0.95) + day * 0.5;
    this.sky.color.set(this.dark ? '#8fa6bd' : '#f2f7ff').lerp(MOON, 0.75 * (1 - day));
    this.sky.groundColor.set(this.dark ? '#1c2126' : '#b9ae9b').lerp(MOON, 0.3 * (1 - day));
    const far = new Color(this.floor).multiplyScalar(0.45 + 0.55 * day);
    if (!this.dark) {
      far.lerp(new Color('#f3d3ae'), up ? 0.45 * Math.max(0, 1 - elevation / 14) * day : 0);
    }
    (this.scene.background as Color).copy(far);
    this.fog.color.copy(far);
    const zenith = new Color(this.dark ? '#0c1116' : '#bfd6e8').multiplyScalar(0.3 + 0.7 * day);
    this.paintDome(far, zenith);
  }

  /** Lets the shadows fall where one looks, and the sky stand around the eye. */
  follow(target: Vector3, eye: Vector3, distance: number): void {
    this.dome.position.copy(eye);
    this.dome.scale.setScalar(12000);
    const reach = Math.min(1400, Math.max(150, distance * 1.15));
    const camera = this.sun.shadow.camera;
    camera.left = camera.bottom = -reach;
    camera.right = camera.top = reach;
    camera.near = 1;
    camera.far = reach * 4 + 1200;
    camera.updateProjectionMatrix();
    // In steps of a pixel of the map, so that edges do not shimmer.
    const pixel = (2 * reach) / this.sun.shadow.mapSize.x;
    this.sun.target.position.set(Math.round(target.x / pixel) * pixel, target.y, Math.round(target.z / pixel) * pixel);
    this.sun.position.copy(this.sun.target.position).addScaledVector(this.toSun, reach * 2 + 600);
    this.sun.target.updateMatrixWorld();
    this.sun.shadow.normalBias = pixel * 1.2;
    this.fog.near = 700 + distance * 1.4;
    this.fog.far = 3200 + distance * 3;
  }
}
