// What stands around the canvas: the server wrote it, the scene fills it.
import type { Act } from './move';

export interface Panel {
  viewer: HTMLElement;
  scene: HTMLElement;
  canvas: HTMLCanvasElement;
  signs: HTMLElement;
  needle: SVGElement;
  status: HTMLElement;
  date: HTMLInputElement;
  time: HTMLInputElement;
  told: HTMLElement;
  vrNote: HTMLElement;
  card: { box: HTMLElement; name: HTMLElement; facts: HTMLElement; link: HTMLAnchorElement; shut: HTMLElement };
  message: { box: HTMLElement; text: HTMLElement };
  command(name: string): HTMLButtonElement | null;
  moves(): { act: Act; button: HTMLElement }[];
}

/** Finds everything in the viewer. */
export function panel(viewer: HTMLElement): Panel {
  const find = <E extends Element>(selector: string): E => {
    const found = viewer.querySelector<E>(selector);
    if (!found) {
      throw new Error(`the page lacks ${selector}`);
    }
    return found;
  };
  return {
    viewer,
    scene: find('.scene'),
    canvas: find('canvas'),
    signs: find('.signs'),
    needle: find('.compass svg'),
    status: find('.status'),
    date: find('#space-date'),
    time: find('#space-time'),
    told: find('#space-told'),
    vrNote: find('.vr-note'),
    card: {
      box: find('.place'),
      name: find('.place-name bdi'),
      facts: find('.place-facts'),
      link: find('.place a'),
      shut: find('.place .shut'),
    },
    message: { box: find('.message'), text: find('.message p') },
    command: (name) => viewer.querySelector(`[data-do=${name}]`),
    moves: () =>
      [...viewer.querySelectorAll<HTMLElement>('[data-move]')].map((button) => ({
        act: button.dataset.move as Act,
        button,
      })),
  };
}
