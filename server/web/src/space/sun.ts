// The sun of a day: the server computes it every ten minutes, the slider moves between these.

export interface Day {
  date: string;
  /** Degrees from north and above the horizontal, from midnight on. */
  at(minutes: number): { azimuth: number; elevation: number };
}

interface Told {
  date: string;
  time: string[];
  azimuth: number[];
  elevation: number[];
}

export async function fetchDay(date: string, longitude: number, latitude: number): Promise<Day> {
  const at = `${longitude.toFixed(5)},${latitude.toFixed(5)}`;
  const response = await fetch(`/space/sun?at=${at}&date=${encodeURIComponent(date)}`);
  if (!response.ok) {
    throw new Error(`sun: ${response.status}`);
  }
  const told = (await response.json()) as Told;
  return { date: told.date, at: (minutes) => between(told, minutes) };
}

/** Between two steps; where the clocks leap, the step that shows the time comes first. */
function between(told: Told, minutes: number): { azimuth: number; elevation: number } {
  const ten = Math.floor(minutes / 10) * 10;
  const label = `${String(Math.floor(ten / 60)).padStart(2, '0')}:${String(ten % 60).padStart(2, '0')}`;
  const found = told.time.indexOf(label);
  const from = found >= 0 ? found : Math.min(Math.floor(ten / 10), told.time.length - 2);
  const to = Math.min(from + 1, told.time.length - 1);
  const part = (minutes - ten) / 10;
  const turn = ((told.azimuth[to] - told.azimuth[from] + 540) % 360) - 180;
  return {
    azimuth: (told.azimuth[from] + part * turn + 360) % 360,
    elevation: told.elevation[from] + part * (told.elevation[to] - told.elevation[from]),
  };
}
