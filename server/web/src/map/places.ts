// What the server knows of things and places.

export interface Neighbour {
  readonly urn: string;
  readonly title: string;
  readonly kind: string;
  readonly distance: string;
}

export interface Card {
  readonly urn: string;
  readonly title: string;
  readonly kind: string;
  readonly longitude?: number;
  readonly latitude?: number;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly dependsOnIt: readonly string[];
  readonly page: string;
}

/** The card of a thing, null where the server has none that the reader may see. */
export function card(urn: string, lang: string, signal: AbortSignal): Promise<Card | null> {
  return ask<Card>(`/api/places/${encodeURIComponent(urn)}?lang=${encodeURIComponent(lang)}`, signal);
}

export async function near(lon: number, lat: number, lang: string, signal: AbortSignal): Promise<readonly Neighbour[]> {
  const at = `${lon.toFixed(6)},${lat.toFixed(6)}`;
  const found = await ask<{ near: Neighbour[] }>(`/api/places?at=${at}&lang=${encodeURIComponent(lang)}`, signal);
  return found?.near ?? [];
}

async function ask<T>(address: string, signal: AbortSignal): Promise<T | null> {
  const answer = await fetch(address, { signal, headers: { accept: 'application/json' } });
  if (answer.status === 404) {
    return null;
  }
  if (!answer.ok) {
    throw new Error(`${address}: ${answer.status}`);
  }
  return (await answer.json()) as T;
}
