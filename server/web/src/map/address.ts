// What is shown is in the address of the page, so that a view can be sent, kept and opened again.

export interface Shown {
  /** Longitude, latitude in degrees of WGS 84 and zoom; none where the address tells none that can be. */
  readonly at: readonly [number, number, number] | null;
  readonly place: string;
}

export function readAddress(): Shown {
  const asked = new URLSearchParams(location.search);
  const at = (asked.get('at') ?? '').split(',');
  const [lon, lat, zoom] = [Number(at[0]), Number(at[1]), Number(at[2] ?? 16)];
  const usable = at.length >= 2 && at.every((part) => part.trim() !== '')
    && Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 24;
  return { at: usable ? [lon, lat, zoom] : null, place: asked.get('place') ?? '' };
}

/** Sets some parameters, takes away those that are empty and keeps all others. */
export function writeAddress(parts: Readonly<Record<string, string>>): void {
  const asked = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(parts)) {
    if (value === '') {
      asked.delete(name);
    } else {
      asked.set(name, value);
    }
  }
  // Commas, colons and strokes may stand in a query, and an address that can be read is worth more.
  const query = asked.toString().replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%2F/g, '/');
  history.replaceState(history.state, '', location.pathname + (query === '' ? '' : `?${query}`) + location.hash);
}
