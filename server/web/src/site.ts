// What every page loads, a few hundred bytes: starts the islands that the reader asks for.

/** Loads a style sheet of the house by its name, before the island that needs it: nothing then jumps. */
function styled(name: string | undefined): Promise<void> {
  if (!name || document.querySelector(`link[href="/assets/${name}.css"]`)) {
    return Promise.resolve();
  }
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = `/assets/${name}.css`;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(link.href));
    });
    document.head.append(link);
  });
}

/** What is said where an island cannot be had, in the words of its element. */
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
  const island = control.dataset.island;
  const target = document.getElementById(control.dataset.target ?? '');
  if (!island || !target) {
    return;
  }
  control.hidden = false;
  control.addEventListener('click', async () => {
    control.setAttribute('aria-busy', 'true');
    try {
      const [module] = await Promise.all([
        import(/* @vite-ignore */ `/assets/js/${island}.js`) as Promise<{ start(target: HTMLElement): void }>,
        styled(control.dataset.style),
      ]);
      module.start(target);
      if (island === 'map') {
        control.hidden = true;
      }
    } catch (failure) {
      // The page is whole without the island. It tells so, and the control stays: the network may come back.
      console.warn(failure);
      control.after(told(target));
    }
    control.removeAttribute('aria-busy');
  });
  // A shared link opens what it shows: `#start` presses the control with that fragment.
  if (control.dataset.fragment && location.hash === `#${control.dataset.fragment}`) {
    control.click();
  }
  // So does a link to a view of the map or to a thing on it.
  const asked = new URLSearchParams(location.search);
  if (island === 'map' && (asked.has('at') || asked.has('place'))) {
    control.click();
  }
}

document.documentElement.classList.add('scripted');
document.querySelectorAll<HTMLElement>('[data-island]').forEach(startOnTap);
