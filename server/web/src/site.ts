// What every page loads, a few hundred bytes: starts the islands that the reader asks for.

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
    const module = (await import(/* @vite-ignore */ `/assets/js/${island}.js`)) as { start(target: HTMLElement): void };
    module.start(target);
    control.removeAttribute('aria-busy');
  });
  // A shared link opens what it shows: `#start` presses the control with that fragment.
  if (control.dataset.fragment && location.hash === `#${control.dataset.fragment}`) {
    control.click();
  }
}

document.documentElement.classList.add('scripted');
document.querySelectorAll<HTMLElement>('[data-island]').forEach(startOnTap);
