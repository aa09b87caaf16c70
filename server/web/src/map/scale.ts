// The scale bar, with its length written as the reader writes it.

import { getPointResolution } from 'ol/proj.js';
import type View from 'ol/View.js';
import { element } from './dom';

const MOST_PIXELS = 120;

export class Scale {
  readonly root = element('div', { class: 'map-scale' });
  private readonly text = element('span');
  private readonly bar = element('span', { class: 'map-bar', 'aria-hidden': 'true' });

  constructor(private readonly lang: string) {
    this.root.append(this.text, this.bar);
  }

  update(view: View): void {
    const [resolution, center] = [view.getResolution(), view.getCenter()];
    if (!resolution || !center) {
      return;
    }
    // Mercator stretches: a pixel is so many metres in the middle of the view, not at the equator.
    const metres = getPointResolution(view.getProjection(), resolution, center, 'm');
    const most = metres * MOST_PIXELS;
    const power = 10 ** Math.floor(Math.log10(most));
    const round = power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1);
    const far = round >= 1000;
    const format = new Intl.NumberFormat(this.lang, { style: 'unit', unit: far ? 'kilometer' : 'meter' });
    this.text.textContent = format.format(far ? round / 1000 : round);
    this.bar.style.inlineSize = `${Math.round(round / metres)}px`;
  }
}
