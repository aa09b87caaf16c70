// The island of the part 3D: starts the scene in place of the drawing, or says why it cannot.
import { WebGLRenderer } from 'three';
import { panel } from './space/panel';
import { Stage } from './space/stage';
import { firstView } from './space/view';
import { words } from './space/words';

export function start(target: HTMLElement): void {
  const parts = panel(target);
  const said = words(target.dataset.script ?? '{}');
  const picture = document.getElementById('picture');
  const box = document.getElementById('start-box');
  const show = (scene: boolean): void => {
    target.hidden = !scene;
    for (const element of [picture, box]) {
      if (element) {
        element.hidden = scene;
      }
    }
  };
  const message = (text: string): void => {
    parts.message.text.textContent = text;
    parts.message.box.hidden = text === '';
  };
  parts.command('leave')?.addEventListener('click', () => {
    show(false);
    const url = new URL(location.href);
    url.hash = '';
    history.replaceState(history.state, '', url);
    box?.querySelector('button')?.focus();
  });
  if (target.dataset.started === 'yes') {
    show(true);
    parts.canvas.focus();
    return;
  }
  let renderer: WebGLRenderer;
  try {
    renderer = new WebGLRenderer({ canvas: parts.canvas, antialias: true, powerPreference: 'high-performance' });
  } catch {
    show(true);
    if (picture) {
      picture.hidden = false;
    }
    target.classList.add('without');
    message(said.say('missing'));
    return;
  }
  target.dataset.started = 'yes';
  show(true);
  const stage = new Stage(parts, said, renderer, firstView(target.dataset, new URLSearchParams(location.search)));
  parts.canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    message(said.say('lost'));
  });
  parts.canvas.addEventListener('webglcontextrestored', () => {
    message('');
    parts.status.textContent = said.say('back');
    stage.changed();
  });
  const [longitude, latitude] = (target.dataset.at ?? '0,0').split(',').map(Number);
  stage
    .begin(longitude, latitude, target.dataset.rehearsal ?? '', target.dataset.option ?? '')
    .catch(() => message(said.say('no-tiles')));
  parts.canvas.focus({ preventScroll: true });
}
