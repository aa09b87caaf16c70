// The panel over the map: the card of a thing, or what is at a place. It takes the focus and gives it back.

import { element, signButton, textButton } from './dom';
import { card, near, type Card } from './places';
import type { Setting } from './words';

export interface PanelEvents {
  /** A card is shown. */
  opened(card: Card): void;
  closed(): void;
}

export class Panel {
  readonly root: HTMLElement;
  private readonly title = element('h3', { tabindex: '-1', id: 'map-panel-title' });
  private readonly body = element('div', { class: 'map-panel-body' });
  private back: HTMLElement | null = null;
  private asked = new AbortController();

  constructor(
    private readonly setting: Setting,
    private readonly home: HTMLElement,
    private readonly events: PanelEvents,
  ) {
    const close = signButton('×', setting.text('close'), () => this.close());
    this.root = element('section', { class: 'map-panel', 'aria-labelledby': 'map-panel-title' });
    this.root.append(element('div', { class: 'map-panel-head' }, this.title, close), this.body);
    this.root.hidden = true;
    this.root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        this.close();
      }
    });
  }

  get open(): boolean {
    return !this.root.hidden;
  }

  close(): void {
    if (!this.open) {
      return;
    }
    this.asked.abort();
    const inside = this.root.contains(document.activeElement);
    this.root.hidden = true;
    if (inside || document.activeElement === document.body) {
      (this.back?.isConnected ? this.back : this.home).focus({ preventScroll: true });
    }
    this.back = null;
    this.events.closed();
  }

  /** Shows the card of a thing. */
  thing(urn: string): Promise<void> {
    return this.fill('', async (signal) => {
      const found = await card(urn, this.setting.lang, signal);
      if (!found) {
        this.title.textContent = this.setting.text('none');
        this.body.replaceChildren(element('p', { class: 'note' }, urn));
        return;
      }
      this.title.textContent = found.title;
      this.body.replaceChildren(...this.content(found));
      this.events.opened(found);
    });
  }

  /** Shows what is at a place and around it, nearest first. */
  place(lon: number, lat: number): Promise<void> {
    return this.fill(this.setting.text('here'), async (signal) => {
      const found = await near(lon, lat, this.setting.lang, signal);
      this.title.textContent = this.setting.text('here');
      if (found.length === 0) {
        return this.say(this.setting.text('none'));
      }
      const list = element('ul', { class: 'map-names' });
      for (const thing of found) {
        const button = textButton(thing.title, () => void this.thing(thing.urn));
        button.append(element('small', {}, `${thing.kind} · ${thing.distance}`));
        list.append(element('li', {}, button));
      }
      this.body.replaceChildren(list);
    });
  }

  private content(found: Card): Node[] {
    const nodes: Node[] = [element('p', { class: 'kicker' }, found.kind)];
    if (found.facts.length > 0) {
      const facts = element('dl', { class: 'map-facts' });
      for (const fact of found.facts) {
        facts.append(element('div', {}, element('dt', {}, fact.label), element('dd', { dir: 'auto' }, fact.value)));
      }
      nodes.push(facts);
    }
    if (found.dependsOnIt.length > 0) {
      nodes.push(element('ul', { class: 'told' }, ...found.dependsOnIt.map((told) => element('li', {}, told))));
    }
    nodes.push(element('p', {}, element('a', { class: 'button', href: found.page }, this.setting.text('card'))));
    return nodes;
  }

  private async fill(title: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.asked.abort();
    const asked = new AbortController();
    this.asked = asked;
    if (!this.root.contains(document.activeElement)) {
      this.back = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    }
    this.title.textContent = title === '' ? this.setting.text('loading') : title;
    this.body.replaceChildren();
    this.root.hidden = false;
    this.root.setAttribute('aria-busy', 'true');
    try {
      await work(asked.signal);
    } catch (failure) {
      if (asked.signal.aborted) {
        return;
      }
      console.warn(failure);
      this.title.textContent = title;
      this.say(this.setting.text('error'));
    }
    this.root.removeAttribute('aria-busy');
    // After the answer, so that a screen reader reads the name of the thing and not "Loading".
    this.title.focus({ preventScroll: true });
  }

  private say(text: string): void {
    this.body.replaceChildren(element('p', { role: 'status' }, text));
  }
}
