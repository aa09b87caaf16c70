// What every page loads, about a kilobyte: starts the islands that the reader asks for, and keeps pages for offline.

/** A style sheet that belongs to an island; ready once it is in force. */
function style(name: string): Promise<unknown> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = `/assets/${name}.css`;
  return new Promise((done) => {
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}

/** Says that an island cannot be had, in the words of its element. The control stays: the network may come back. */
function told(target: HTMLElement): HTMLElement {
  const id = `${target.id}-failed`;
  const words = document.getElementById(id) ?? document.createElement('p');
  words.id = id;
  words.setAttribute('role', 'alert');
  words.textContent = (JSON.parse(target.dataset.texts ?? '{}') as Record<string, string>).error ?? '';
  return words;
}

/** Loads an island when a control with `data-island` is pressed, and hands it the element it fills. */
function startOnTap(control: HTMLElement): void {
  const { island, style: sheet } = control.dataset;
  const target = document.getElementById(control.dataset.target ?? '');
  if (!island || !target) {
    return;
  }
  const begin = async () => {
    control.setAttribute('aria-busy', 'true');
    try {
      const [module] = await Promise.all([
        import(/* @vite-ignore */ `/assets/js/${island}.js`) as Promise<{ start(target: HTMLElement): void }>,
        sheet ? style(sheet) : null,
      ]);
      module.start(target);
      control.hidden = island === 'map' || control.dataset.once !== undefined;
    } catch {
      control.after(told(target));
      control.dispatchEvent(new CustomEvent('failed'));
    }
    control.removeAttribute('aria-busy');
  };
  control.hidden = false;
  control.addEventListener('click', () => void begin());
  // A shared link opens what it shows: by its fragment, or by a parameter such as the place on the map.
  const { fragment, param } = control.dataset;
  if ((fragment && location.hash === `#${fragment}`) || (param && new URLSearchParams(location.search).has(param))) {
    void begin();
  }
  // A view of the map has two of them.
  const asked = new URLSearchParams(location.search);
  if (island === 'map' && !param && (asked.has('at') || asked.has('place'))) {
    void begin();
  }
}

document.documentElement.classList.add('scripted');
document.querySelectorAll<HTMLElement>('[data-island]').forEach(startOnTap);
if ('serviceWorker' in navigator) {
  addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined));
}
