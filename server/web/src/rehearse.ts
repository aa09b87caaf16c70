// What a script adds to the part Rehearse; without it everything works by forms and links. Forms and links of the page
// on which a question is drawn are fetched and put in place, so that a click on the map, an edit, an undo or a redo is
// seen at once and the keyboard stays where it was; progress comes by events instead of reloading.

/** Puts the answer of the server in place of what is drawn, and its address in the bar. */
async function replace(request: RequestInfo, init: RequestInit, remember: boolean): Promise<void> {
  const drawn = document.getElementById('draw');
  const picture = drawn?.querySelector('.picture');
  picture?.setAttribute('aria-busy', 'true');
  let answer: Response;
  try {
    answer = await fetch(request, { ...init, headers: { accept: 'text/html' } });
  } catch {
    picture?.removeAttribute('aria-busy');
    throw new Error('the server did not answer');
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const next = page.getElementById('draw');
  if (!drawn || !next) {
    location.assign(answer.url);
    return;
  }
  const focus = focused();
  drawn.replaceWith(document.adoptNode(next));
  if (remember && answer.ok) {
    history.pushState({ drawn: true }, '', new URL(answer.url).pathname + new URL(answer.url).search);
  }
  begin(next);
  const faults = next.querySelector<HTMLElement>('#faults');
  if (!answer.ok && faults) {
    faults.focus();
  } else {
    restore(focus);
  }
}

/** Names the control that has the focus, so that its successor can have it. */
function focused(): string {
  const active = document.activeElement as HTMLElement | null;
  if (!active || active === document.body) {
    return '';
  }
  if (active.id) {
    return '#' + CSS.escape(active.id);
  }
  const name = active.getAttribute('name');
  const value = active.getAttribute('value');
  return name ? `[name="${CSS.escape(name)}"]` + (value ? `[value="${CSS.escape(value)}"]` : '') : '';
}

function restore(selector: string): void {
  const control = selector ? document.querySelector<HTMLElement>(selector) : null;
  control?.focus({ preventScroll: true });
}

function begin(drawn: HTMLElement): void {
  const form = drawn.querySelector<HTMLFormElement>('form.drawing');
  form?.addEventListener('submit', (event) => {
    const button = event.submitter as HTMLButtonElement | HTMLInputElement | null;
    if (button?.value === 'run') {
      return;
    }
    event.preventDefault();
    if (button instanceof HTMLInputElement && button.type === 'image') {
      return;
    }
    const data = new FormData(form, button);
    send(form, data);
  });
  form?.querySelectorAll<HTMLInputElement>('input[type=image]').forEach((picture) => {
    picture.addEventListener('click', (event) => {
      event.preventDefault();
      // The key Enter on the picture comes as a click without a place.
      if (event.detail === 0) {
        return;
      }
      const data = new FormData(form);
      const box = picture.getBoundingClientRect();
      data.set(picture.name + '.x', String(Math.round(event.clientX - box.left - picture.clientLeft)));
      data.set(picture.name + '.y', String(Math.round(event.clientY - box.top - picture.clientTop)));
      send(form, data);
    });
  });
  form?.querySelectorAll<HTMLElement>('select, input[type=checkbox], input[type=radio]').forEach((control) => {
    control.addEventListener('change', () => send(form, new FormData(form)));
  });
  drawn.querySelectorAll<HTMLAnchorElement>('a#undo, a#redo, .views a').forEach((link) => {
    link.addEventListener('click', (event) => {
      if (!event.metaKey && !event.ctrlKey && !event.shiftKey) {
        event.preventDefault();
        void replace(link.href, {}, true).catch(() => location.assign(link.href));
      }
    });
  });
  copies(drawn);
}

function send(form: HTMLFormElement, data: FormData): void {
  const body = new URLSearchParams();
  data.forEach((value, name) => body.append(name, String(value)));
  void replace(form.action, { method: 'POST', body }, true).catch(() => form.submit());
}

/** Undo and redo by the keys that people know, outside of fields that have an undo of their own. */
function keys(event: KeyboardEvent): void {
  const field = (event.target as HTMLElement).matches?.('input:not([type=image]), textarea, select');
  if (field || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') {
    return;
  }
  const link = document.querySelector<HTMLAnchorElement>(event.shiftKey ? 'a#redo' : 'a#undo');
  if (link) {
    event.preventDefault();
    link.click();
  }
}

/** A button that copies an address, beside the field or in place of the link that shows it. */
function copies(within: ParentNode): void {
  within.querySelectorAll<HTMLElement>('[data-copy]').forEach((shown) => {
    const address = shown instanceof HTMLInputElement ? shown.value : (shown as HTMLAnchorElement).href;
    if (shown instanceof HTMLInputElement) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = shown.dataset.copy ?? '';
      button.addEventListener('click', () => {
        void navigator.clipboard.writeText(address).then(() => (button.textContent = shown.dataset.copied ?? ''));
      });
      shown.after(button);
      shown.addEventListener('focus', () => shown.select());
    }
  });
}

/** Shows how far a run is, told by the server; at its end the answer is opened. */
function watch(place: HTMLElement): void {
  const bar = place.querySelector('progress');
  const source = new EventSource(place.dataset.events ?? '');
  let last = 0;
  source.addEventListener('progress', (event) => {
    const told = JSON.parse((event as MessageEvent<string>).data) as { progress?: number };
    const now = Date.now();
    if (bar && told.progress !== undefined) {
      bar.value = Math.max(bar.value, 100 * told.progress);
    }
    if (now - last > 1500) {
      last = now;
      void refresh(place);
    }
  });
  source.addEventListener('end', () => {
    source.close();
    location.reload();
  });
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => location.reload(), 3000);
    }
  });
}

/** The words of the progress, in the reader's language, as the server writes them. */
async function refresh(place: HTMLElement): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const next = page.getElementById('progress');
  if (!next) {
    location.reload();
    return;
  }
  for (const selector of ['#doing', '[role=status]', '.kicker']) {
    const old = place.querySelector(selector);
    const fresh = next.querySelector(selector);
    if (old && fresh && old.textContent !== fresh.textContent) {
      old.textContent = fresh.textContent;
    }
  }
  const bar = place.querySelector('progress');
  const told = next.querySelector('progress');
  if (bar && told) {
    bar.value = told.value;
  }
}

const drawn = document.getElementById('draw');
if (drawn) {
  begin(drawn);
  document.addEventListener('keydown', keys);
  addEventListener('popstate', () => void replace(location.href, {}, false).catch(() => location.reload()));
} else {
  copies(document);
}
const progress = document.getElementById('progress');
if (progress) {
  watch(progress);
}

/** Islands that start on tap call this; everything here starts by itself. */
export function start(target: HTMLElement): void {
  target.hidden = false;
}
