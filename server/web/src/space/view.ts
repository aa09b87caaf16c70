// Where one stands, whither one looks, and how the address says so: a view can be shared as a link.

export type Mode = 'above' | 'walk';

export interface View {
  mode: Mode;
  /** Metres east of the origin of the scene: of the place looked at from above, or stood at. */
  x: number;
  /** Metres north of it. */
  y: number;
  /** Degrees clockwise from north. */
  heading: number;
  /** Degrees above the horizontal. */
  pitch: number;
  /** Metres from the place looked at; from above only. */
  distance: number;
  /** ISO date. */
  date: string;
  /** Minutes after midnight by the clocks of the city. */
  minutes: number;
  /** True where the option is shown. */
  option: boolean;
}

export const EYE_METRES = 1.7;

const LIMITS = { above: [-88, -6], walk: [-80, 80] } as const;

/** Keeps a view within what can be looked at. */
export function bounded(view: View): View {
  const [low, high] = LIMITS[view.mode];
  return {
    ...view,
    heading: ((view.heading % 360) + 360) % 360,
    pitch: clamp(view.pitch, low, high),
    distance: clamp(view.distance, 25, 6000),
    minutes: ((Math.round(view.minutes) % 1440) + 1440) % 1440,
  };
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Number.isFinite(value) ? value : low));
}

export function clock(minutes: number): string {
  const whole = Math.round(minutes);
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}

export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return clamp(Number(hours), 0, 23) * 60 + clamp(Number(minutes), 0, 59);
}

/** The view of the page and its address. */
export function firstView(page: DOMStringMap, search: URLSearchParams): View {
  const mode: Mode = search.get('mode') === 'walk' ? 'walk' : 'above';
  return bounded({
    mode,
    x: 0,
    y: 0,
    heading: Number(page.heading ?? 0),
    pitch: Number(search.get('pitch') ?? (mode === 'walk' ? 4 : -32)),
    distance: Number(search.get('distance') ?? 420),
    date: page.date ?? '',
    minutes: minutesOf(page.time ?? '15:00'),
    option: page.with !== 'false',
  });
}

/** Writes a view into the address. */
export function remember(view: View, longitude: number, latitude: number): void {
  const url = new URL(location.href);
  const set = (name: string, value: string): void => url.searchParams.set(name, value);
  url.searchParams.delete('place');
  url.searchParams.delete('q');
  set('at', `${longitude.toFixed(6)},${latitude.toFixed(6)}`);
  set('date', view.date);
  set('time', clock(view.minutes));
  set('heading', String(Math.round(view.heading) % 360));
  set('pitch', String(Math.round(view.pitch)));
  set('mode', view.mode);
  if (view.mode === 'above') {
    set('distance', String(Math.round(view.distance)));
  } else {
    url.searchParams.delete('distance');
  }
  if (url.searchParams.has('option')) {
    set('with', view.option ? 'yes' : 'no');
  }
  url.hash = 'start';
  history.replaceState(history.state, '', url);
}
