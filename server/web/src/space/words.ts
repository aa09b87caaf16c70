// The texts that the scene says while it runs; the page gives them in the reader's language.

export interface Words {
  /** The text of a key with its places filled. */
  say(key: string, values?: Record<string, string | number>): string;
  /** The word for a direction, degrees from north. */
  direction(degrees: number): string;
  number(value: number, decimals?: number): string;
}

/** @param json what the server wrote: `{language, texts}` */
export function words(json: string): Words {
  const { language, texts } = JSON.parse(json) as { language: string; texts: Record<string, string> };
  const say = (key: string, values: Record<string, string | number> = {}): string =>
    (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return {
    say,
    direction: (degrees) => say(`to-${((Math.round(degrees / 45) % 8) + 8) % 8}`),
    number: (value, decimals = 0) =>
      new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value),
  };
}
