// Names over the scene: a few, where they do not cover each other.
import { PerspectiveCamera, Vector3 } from 'three';
import type { Ground, Named } from './ground';

const MOST = 12;

export class Signs {
  private readonly spans: HTMLSpanElement[] = [];
  private readonly place = new Vector3();

  constructor(private readonly holder: HTMLElement) {}

  update(ground: Ground, camera: PerspectiveCamera, distance: number): void {
    const [width, height] = [this.holder.clientWidth, this.holder.clientHeight];
    const reach = Math.max(260, distance * 1.6);
    const near = ground.names
      .map((named) => ({ named, away: this.away(named, ground, camera) }))
      .filter(({ away }) => away < reach)
      .sort((a, b) => rank(a.named) - rank(b.named) || a.away - b.away);
    const taken: { x: number; y: number; half: number }[] = [];
    for (const { named } of near) {
      if (taken.length >= MOST) {
        break;
      }
      this.put(named, ground);
      this.place.project(camera);
      const x = ((this.place.x + 1) / 2) * width;
      const y = ((1 - this.place.y) / 2) * height;
      const half = Math.min(named.name.length, 28) * 4 + 12;
      const free = Math.abs(this.place.z) < 1 && x > half && x < width - half && y > 28 && y < height - 12
        && taken.every((other) => Math.abs(other.y - y) > 26 || Math.abs(other.x - x) > half + other.half);
      if (free) {
        taken.push({ x, y, half });
        const span = this.span(taken.length - 1);
        span.textContent = named.name.length > 28 ? `${named.name.slice(0, 27)}…` : named.name;
        span.className = named.layer;
        span.style.transform = `translate(calc(${Math.round(x)}px - 50%), calc(${Math.round(y)}px - 100%))`;
        span.hidden = false;
      }
    }
    this.spans.slice(taken.length).forEach((span) => {
      span.hidden = true;
    });
  }

  private put(named: Named, ground: Ground): void {
    const above = named.layer === 'building' ? named.height + 4 : named.layer === 'street' ? 3 : 8;
    this.place.set(named.x, ground.inScene(named.x, named.y) + above, -named.y);
  }

  private away(named: Named, ground: Ground, camera: PerspectiveCamera): number {
    this.put(named, ground);
    return this.place.distanceTo(camera.position);
  }

  private span(at: number): HTMLSpanElement {
    if (!this.spans[at]) {
      this.spans[at] = this.holder.appendChild(document.createElement('span'));
    }
    return this.spans[at];
  }
}

function rank(named: Named): number {
  return { building: 0, green: 1, water: 1, amenity: 2 }[named.layer] ?? 3;
}
