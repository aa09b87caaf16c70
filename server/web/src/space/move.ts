// Moving the eye: by keys, by buttons, by mouse and finger. Every drag can be done with single taps as well.
import { bounded, View } from './view';

export type Act =
  | 'forward' | 'back' | 'left' | 'right' | 'turn-left' | 'turn-right' | 'up' | 'down' | 'nearer' | 'farther';

export interface Mover {
  view(): View;
  /** Takes over a view; where walls stand in the way, another one. */
  go(to: View): void;
  tap(x: number, y: number): void;
  command(name: 'play' | 'mode' | 'option' | 'pick' | 'close' | 'earlier' | 'later'): void;
}

const KEYS: Record<string, Act> = {
  ArrowUp: 'forward', ArrowDown: 'back', ArrowLeft: 'turn-left', ArrowRight: 'turn-right',
  w: 'forward', s: 'back', a: 'left', d: 'right', q: 'turn-left', e: 'turn-right',
  r: 'up', f: 'down', '+': 'nearer', '=': 'nearer', '-': 'farther',
};
const COMMANDS: Record<string, Parameters<Mover['command']>[0]> = {
  ' ': 'play', v: 'mode', o: 'option', Enter: 'pick', Escape: 'close', ',': 'earlier', '.': 'later',
};

/**
 * What an act makes of a view.
 *
 * @param share of a second that it lasts
 */
export function acted(view: View, act: Act, share: number): View {
  const next = { ...view };
  const speed = (view.mode === 'walk' ? 4.5 : view.distance * 0.6) * share;
  const along = (metres: number, turn: number): void => {
    const angle = ((view.heading + turn) * Math.PI) / 180;
    next.x += metres * Math.sin(angle);
    next.y += metres * Math.cos(angle);
  };
  switch (act) {
    case 'forward': along(speed, 0); break;
    case 'back': along(-speed, 0); break;
    case 'left': along(-speed, 90); break;
    case 'right': along(speed, 90); break;
    case 'turn-left': next.heading -= 60 * share; break;
    case 'turn-right': next.heading += 60 * share; break;
    case 'up': next.pitch += 36 * share; break;
    case 'down': next.pitch -= 36 * share; break;
    case 'nearer': view.mode === 'walk' ? along(speed, 0) : (next.distance *= 0.4 ** share); break;
    case 'farther': view.mode === 'walk' ? along(-speed, 0) : (next.distance *= 2.5 ** share); break;
  }
  return bounded(next);
}

export class Hands {
  private readonly held = new Set<Act>();
  private readonly fingers = new Map<number, { x: number; y: number }>();
  private travelled = 0;
  private calm = matchMedia('(prefers-reduced-motion: reduce)').matches;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly mover: Mover,
    private readonly wake: () => void,
  ) {
    canvas.addEventListener('keydown', (event) => this.key(event));
    canvas.addEventListener('keyup', (event) => this.held.delete(KEYS[keyOf(event)]));
    canvas.addEventListener('blur', () => this.held.clear());
    canvas.addEventListener('pointerdown', (event) => this.down(event));
    canvas.addEventListener('pointermove', (event) => this.drag(event));
    canvas.addEventListener('pointerup', (event) => this.up(event));
    canvas.addEventListener('pointercancel', (event) => this.fingers.delete(event.pointerId));
    canvas.addEventListener('contextmenu', (event) => event.preventDefault());
    // The wheel scrolls the page until the scene was chosen by a click or a key.
    canvas.addEventListener('wheel', (event) => {
      if (document.activeElement === canvas) {
        event.preventDefault();
        this.zoom(1.0015 ** event.deltaY);
      }
    }, { passive: false });
  }

  /** A button that acts once when it is pressed, and goes on while it is held. */
  button(element: HTMLElement, act: Act): void {
    const start = (): void => {
      if (!this.calm) {
        this.held.add(act);
        this.wake();
      }
    };
    const stop = (): void => void this.held.delete(act);
    element.addEventListener('pointerdown', start);
    for (const end of ['pointerup', 'pointerleave', 'pointercancel', 'blur']) {
      element.addEventListener(end, stop);
    }
    element.addEventListener('click', () => this.mover.go(acted(this.mover.view(), act, 0.35)));
  }

  /** Goes on with what is held. True where something is. */
  step(seconds: number): boolean {
    for (const act of this.held) {
      this.mover.go(acted(this.mover.view(), act, Math.min(seconds, 0.1)));
    }
    return this.held.size > 0;
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const name = keyOf(event);
    const act = KEYS[name];
    const command = COMMANDS[name];
    if (act) {
      event.preventDefault();
      if (this.calm) {
        this.mover.go(acted(this.mover.view(), act, 0.35));
      } else if (!this.held.has(act)) {
        this.mover.go(acted(this.mover.view(), act, 0.04));
        this.held.add(act);
        this.wake();
      }
    } else if (command) {
      event.preventDefault();
      this.mover.command(command);
    }
  }

  private down(event: PointerEvent): void {
    this.canvas.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.travelled = this.fingers.size > 1 ? Infinity : 0;
    this.canvas.focus({ preventScroll: true });
  }

  private drag(event: PointerEvent): void {
    const before = this.fingers.get(event.pointerId);
    if (!before) {
      return;
    }
    const [dx, dy] = [event.clientX - before.x, event.clientY - before.y];
    this.travelled += Math.abs(dx) + Math.abs(dy);
    const view = this.mover.view();
    if (this.fingers.size > 1) {
      const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
      if (other) {
        const was = Math.hypot(before.x - other.x, before.y - other.y);
        const is = Math.hypot(event.clientX - other.x, event.clientY - other.y);
        this.zoom(was / Math.max(is, 1));
        this.pan(dx / 2, dy / 2);
      }
    } else if (event.shiftKey || (event.buttons & 2) !== 0) {
      this.pan(dx, dy);
    } else if (this.travelled > 4) {
      // The model follows the hand from above; at eye level the view does.
      const [across, along] = view.mode === 'walk' ? [-0.18, 0.15] : [0.28, -0.22];
      this.mover.go(bounded({ ...view, heading: view.heading + dx * across, pitch: view.pitch + dy * along }));
    }
    before.x = event.clientX;
    before.y = event.clientY;
  }

  private up(event: PointerEvent): void {
    const known = this.fingers.delete(event.pointerId);
    if (known && this.travelled < 6) {
      const box = this.canvas.getBoundingClientRect();
      this.mover.tap(
        ((event.clientX - box.left) / box.width) * 2 - 1,
        1 - ((event.clientY - box.top) / box.height) * 2,
      );
    }
  }

  private zoom(factor: number): void {
    const view = this.mover.view();
    this.mover.go(view.mode === 'walk'
      ? acted(view, factor < 1 ? 'forward' : 'back', Math.min(1, Math.abs(Math.log(factor))))
      : bounded({ ...view, distance: view.distance * factor }));
  }

  private pan(dx: number, dy: number): void {
    const view = this.mover.view();
    const metres = (view.mode === 'walk' ? 12 : view.distance) / this.canvas.clientHeight;
    const [sine, cosine] = [Math.sin((view.heading * Math.PI) / 180), Math.cos((view.heading * Math.PI) / 180)];
    const [across, ahead] = [-dx * metres, dy * metres * 1.4];
    this.mover.go(bounded({
      ...view,
      x: view.x + across * cosine + ahead * sine,
      y: view.y - across * sine + ahead * cosine,
    }));
  }
}

function keyOf(event: KeyboardEvent): string {
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}
