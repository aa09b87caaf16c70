// The scene: wires sun, ground, tiles, eye and panel, and draws when something changed.
import { AmbientLight, Mesh, PCFShadowMap, Raycaster, Scene, SRGBColorSpace, Vector2, Vector3, WebGLRenderer } from 'three';
import { Eye } from './eye';
import { Frame, frameAt } from './frame';
import { Ground } from './ground';
import { Light } from './light';
import { Hands, Mover } from './move';
import { Paint, paint } from './paint';
import type { Panel } from './panel';
import { Signs } from './signs';
import { Day, fetchDay } from './sun';
import { MEGABYTE, Tiles, Told } from './tiles';
import { bounded, clock, remember, View } from './view';
import { offersVr, Vr } from './vr';
import type { Words } from './words';

const BUILDINGS = '/ogc/collections/building/3dtiles/';

export class Stage implements Mover {
  private readonly scene = new Scene();
  private readonly paint: Paint;
  private readonly light: Light;
  private readonly ground: Ground;
  private readonly eye: Eye;
  private readonly hands: Hands;
  private readonly signs: Signs;
  private readonly calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  private frame!: Frame;
  private tiles: Tiles[] = [];
  private day?: Day;
  private hidden: ReadonlySet<string> = new Set();
  private chosen?: Mesh;
  private asked = false;
  private before = 0;
  private playing = false;
  private inVr = false;
  private shadowsDue = true;
  private written = 0;
  /** True until one was seen to stand outside of buildings. */
  private stepOut = false;
  private readonly stand = new Vector3();

  constructor(
    private readonly panel: Panel,
    private readonly words: Words,
    private readonly renderer: WebGLRenderer,
    private seen: View,
  ) {
    const small = Math.min(screen.width, screen.height) < 600 || (navigator.hardwareConcurrency ?? 4) <= 2;
    this.paint = paint(matchMedia('(prefers-color-scheme: dark)').matches);
    renderer.outputColorSpace = SRGBColorSpace;
    renderer.setPixelRatio(Math.min(devicePixelRatio, small ? 1.5 : 2));
    renderer.shadowMap.enabled = true;
    renderer.shadowMap.type = PCFShadowMap;
    renderer.shadowMap.autoUpdate = false;
    this.light = new Light(this.scene, this.paint.dark, this.paint.floor, small ? 2048 : 4096);
    this.scene.add(new AmbientLight('#ffffff', this.paint.dark ? 0.15 : 0.35));
    this.ground = new Ground(this.paint, small ? 2048 : 4096);
    this.scene.add(this.ground.group);
    this.eye = new Eye(this.ground);
    this.signs = new Signs(panel.signs);
    this.hands = new Hands(panel.canvas, this, () => this.ask());
  }

  /** Begins at the place of the page. */
  async begin(longitude: number, latitude: number, rehearsal: string, option: string): Promise<void> {
    const height = await this.ground.begin(longitude, latitude);
    this.frame = frameAt(longitude, latitude, height);
    void this.ground.show(this.frame, () => this.changed());
    const changed = (): void => this.changed();
    const limit = ((navigator as { deviceMemory?: number }).deviceMemory ?? 4) <= 2 ? 64 : 160;
    this.tiles = [new Tiles(`${BUILDINGS}tileset.json`, this.frame, this.paint, false, limit * MEGABYTE, changed)];
    if (option) {
      const query = `?rehearsal=${encodeURIComponent(rehearsal)}&option=${encodeURIComponent(option)}`;
      this.tiles.push(new Tiles(
        `${BUILDINGS}option/tileset.json${query}`, this.frame, this.paint, true, 16 * MEGABYTE, changed,
        (extras) => {
          this.hidden = new Set(((extras.hidden ?? []) as unknown[]).map(String));
          this.showOption();
        },
      ));
    }
    this.tiles.forEach((tiles) => this.scene.add(tiles.group));
    this.wire();
    this.showOption();
    new ResizeObserver(() => this.resize()).observe(this.panel.scene);
    this.resize();
    await this.setDay(this.seen.date);
  }

  view(): View {
    return this.seen;
  }

  go(to: View): void {
    const next = this.inVr ? to : this.eye.walked(this.seen, to, this.shown());
    const moved = next.x !== this.seen.x || next.y !== this.seen.y || next.distance !== this.seen.distance;
    this.seen = next;
    this.shadowsDue ||= moved;
    void this.ground.follow(this.frame, next.x, next.y, () => this.changed());
    this.ask();
    this.write();
  }

  tap(x: number, y: number): void {
    const ray = new Raycaster();
    ray.setFromCamera(new Vector2(x, y), this.eye.camera);
    const hits = this.shown().map((tiles) => tiles.meet(ray)).filter((hit) => hit !== undefined);
    const hit = hits.sort((a, b) => a.distance - b.distance)[0];
    this.choose(hit?.told, hit?.mesh);
  }

  command(name: Parameters<Mover['command']>[0]): void {
    switch (name) {
      case 'play': this.play(!this.playing); break;
      case 'mode': this.mode(this.seen.mode === 'walk' ? 'above' : 'walk'); break;
      case 'option': this.toggleOption(); break;
      case 'pick': this.tap(0, 0); break;
      case 'close': this.choose(undefined, undefined); break;
      case 'earlier': this.setMinutes(this.seen.minutes - 10); break;
      case 'later': this.setMinutes(this.seen.minutes + 10); break;
    }
  }

  /** Lets the view be drawn again, as after the graphics card came back. */
  changed(): void {
    this.shadowsDue = true;
    this.ask();
  }

  private shown(): Tiles[] {
    return this.seen.option ? this.tiles : this.tiles.slice(0, 1);
  }

  private wire(): void {
    const { panel } = this;
    panel.moves().forEach(({ act, button }) => this.hands.button(button, act));
    const on = (name: string, act: () => void): void => panel.command(name)?.addEventListener('click', act);
    on('play', () => this.play(!this.playing));
    on('above', () => this.mode('above'));
    on('walk', () => this.mode('walk'));
    on('with', () => this.toggleOption());
    on('full', () => void (document.fullscreenElement ? document.exitFullscreen() : panel.viewer.requestFullscreen()));
    on('vr', () => void this.enterVr());
    panel.card.shut.addEventListener('click', () => {
      this.choose(undefined, undefined);
      panel.canvas.focus();
    });
    panel.time.value = String(this.seen.minutes);
    panel.time.addEventListener('input', () => this.setMinutes(Number(panel.time.value)));
    panel.date.addEventListener('change', () => void this.setDay(panel.date.value));
    this.mode(this.seen.mode);
    void offersVr().then((offered) => {
      const button = panel.command('vr');
      if (button) {
        button.hidden = !offered;
      }
      panel.vrNote.hidden = offered;
    });
  }

  private mode(mode: View['mode']): void {
    const pitch = mode === this.seen.mode ? this.seen.pitch : mode === 'walk' ? 4 : -32;
    this.panel.command('above')?.setAttribute('aria-pressed', String(mode === 'above'));
    this.panel.command('walk')?.setAttribute('aria-pressed', String(mode === 'walk'));
    this.seen = bounded({ ...this.seen, mode, pitch });
    this.stepOut = mode === 'walk';
    this.changed();
    this.write();
  }

  private toggleOption(): void {
    if (this.tiles.length > 1) {
      this.seen = { ...this.seen, option: !this.seen.option };
      this.showOption();
      this.choose(undefined, undefined);
      this.write();
    }
  }

  private showOption(): void {
    const [city, option] = this.tiles;
    if (option) {
      option.group.visible = this.seen.option;
      city.hide(this.seen.option ? this.hidden : new Set());
      this.panel.command('with')?.setAttribute('aria-pressed', String(this.seen.option));
      this.panel.status.textContent = this.words.say(this.seen.option ? 'with' : 'without');
    }
    this.changed();
  }

  private async setDay(date: string): Promise<void> {
    try {
      this.day = await fetchDay(date, this.frame.longitude, this.frame.latitude);
      this.seen = { ...this.seen, date };
      this.setMinutes(this.seen.minutes);
    } catch {
      this.panel.date.value = this.seen.date;
    }
  }

  private setMinutes(minutes: number): void {
    this.seen = bounded({ ...this.seen, minutes });
    this.panel.time.value = String(this.seen.minutes);
    const sun = this.day?.at(this.seen.minutes);
    if (sun) {
      this.light.move(sun.azimuth, sun.elevation);
      const values = {
        time: clock(this.seen.minutes),
        direction: this.words.direction(sun.azimuth),
        height: this.words.number(sun.elevation),
      };
      const told = this.words.say(sun.elevation > 0 ? 'sun' : 'night', values);
      this.panel.told.textContent = told;
      this.panel.time.setAttribute('aria-valuetext', told);
    }
    this.changed();
    this.write();
  }

  private play(on: boolean): void {
    this.playing = on;
    const button = this.panel.command('play');
    if (button) {
      button.textContent = this.words.say(on ? 'pause' : 'play');
      button.setAttribute('aria-pressed', String(on));
    }
    if (on && this.calm) {
      // Without motion the day passes hour by hour.
      const hour = (): void => {
        if (this.playing) {
          this.setMinutes(Math.floor(this.seen.minutes / 60) * 60 + 60);
          setTimeout(hour, 1500);
        }
      };
      hour();
    }
    this.ask();
  }

  private choose(told: Told | undefined, mesh: Mesh | undefined): void {
    const { card } = this.panel;
    if (this.chosen) {
      this.scene.remove(this.chosen);
      this.chosen.geometry.dispose();
    }
    this.chosen = mesh;
    if (mesh) {
      this.scene.add(mesh);
    }
    card.box.hidden = told === undefined;
    if (told) {
      const facts = told.from === 'several'
        ? [this.words.say('several', { n: this.words.number(told.buildings) })]
        : [
            this.words.say('height', { height: this.words.number(told.height, 1) }),
            this.words.say(told.option ? 'part-of-option' : ['levels', 'kind'].includes(told.from) ? 'assumed' : 'measured'),
          ];
      card.name.textContent = told.name || this.words.say('card');
      card.facts.textContent = facts.join(' · ');
      const language = new URLSearchParams(location.search).get('lang');
      card.link.href = `/place/${told.urn.replace(/%/g, '%25')}${language ? `?lang=${encodeURIComponent(language)}` : ''}`;
      card.link.hidden = told.urn === '' || told.option;
    }
    this.ask();
  }

  private async enterVr(): Promise<void> {
    const vr = new Vr(this.renderer, this.eye.camera);
    const { x, y, heading } = this.seen;
    this.inVr = true;
    this.panel.status.textContent = this.words.say('vr');
    try {
      await vr.enter(
        this.scene,
        { x, y: this.ground.inScene(x, y), z: -y, heading },
        (atX, atZ) => {
          this.seen = { ...this.seen, x: atX, y: -atZ };
          void this.ground.follow(this.frame, atX, -atZ, () => this.changed());
          return this.ground.inScene(atX, -atZ);
        },
        () => this.draw(),
        () => {
          this.inVr = false;
          this.mode('walk');
        },
      );
    } catch {
      this.inVr = false;
      this.panel.vrNote.hidden = false;
      this.ask();
    }
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.panel.scene;
    if (clientWidth > 0 && clientHeight > 0 && !this.inVr) {
      this.renderer.setSize(clientWidth, clientHeight, false);
      this.eye.camera.aspect = clientWidth / clientHeight;
      this.ask();
    }
  }

  /** Asks for one more picture. */
  private ask(): void {
    if (!this.asked && !this.inVr && this.frame) {
      this.asked = true;
      requestAnimationFrame((now) => {
        this.asked = false;
        const seconds = Math.min(0.1, (now - this.before) / 1000);
        this.before = now;
        const goes = this.hands.step(seconds);
        if (this.playing && !this.calm) {
          this.setMinutes(this.seen.minutes + Math.max(1, Math.round(seconds * 60)));
        }
        this.draw();
        if (goes || this.playing) {
          this.ask();
        }
      });
    }
  }

  private draw(): void {
    const { camera, target } = this.eye;
    if (!this.inVr) {
      this.eye.place(this.seen);
    }
    this.tiles.forEach((tiles) => tiles.update(camera, this.renderer));
    this.light.follow(target, camera.getWorldPosition(this.stand), this.seen.mode === 'walk' ? 160 : this.seen.distance);
    if (this.shadowsDue) {
      this.renderer.shadowMap.needsUpdate = true;
      this.shadowsDue = false;
    }
    this.renderer.render(this.scene, camera);
    if (!this.inVr) {
      this.signs.update(this.ground, camera, this.seen.mode === 'walk' ? 120 : this.seen.distance);
      this.panel.needle.style.transform = `rotate(${-this.seen.heading}deg)`;
      this.tell();
    }
  }

  /** Says how far loading is, and when the limit of memory is reached. */
  private tell(): void {
    const [city] = this.tiles;
    if (!city) {
      return;
    }
    if (this.stepOut && city.begun && city.waiting === 0) {
      this.stepOut = false;
      this.seen = this.eye.outside(this.seen, this.shown());
      this.ask();
      this.write();
    }
    const size = this.words.number(city.bytes / MEGABYTE, 1);
    const told = city.failed
      ? this.words.say('no-tiles')
      : city.full
        ? this.words.say('cap', { limit: this.words.number(city.limit / MEGABYTE) })
        : city.waiting > 0 || !city.begun
          ? this.words.say('loading', { n: this.words.number(city.waiting), size })
          : this.words.say('ready', { size });
    if (this.panel.status.textContent !== told) {
      this.panel.status.textContent = told;
    }
  }

  private write(): void {
    window.clearTimeout(this.written);
    this.written = window.setTimeout(() => {
      const { x, y } = this.seen;
      const [east, north] = this.frame.perDegree;
      remember(this.seen, this.frame.longitude + x / east, this.frame.latitude + y / north);
    }, 400);
  }
}

