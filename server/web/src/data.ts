// Shows the answer of an address below its link, for those who want to see it at once. Without a script the link does.

const MOST = 20_000;

/** The answer as people read it: JSON laid out, anything else as it is, cut where it is long. */
function laidOut(text: string, type: string): string {
  let shown = text;
  if (type.includes('json')) {
    try {
      shown = JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      shown = text;
    }
  }
  return shown.length > MOST ? `${shown.slice(0, MOST)}\n…` : shown;
}

async function show(link: HTMLAnchorElement, answer: HTMLElement): Promise<void> {
  answer.hidden = false;
  try {
    const got = await fetch(link.href, { headers: { Accept: 'application/json, */*;q=0.5' } });
    const type = got.headers.get('content-type') ?? '';
    answer.textContent = `HTTP ${got.status}  ${type}\n\n${laidOut(await got.text(), type)}`;
  } catch (failure) {
    answer.textContent = String(failure);
  }
}

document.querySelectorAll<HTMLElement>('.calls[data-run]').forEach((list) => {
  list.querySelectorAll<HTMLAnchorElement>('li > a').forEach((link, index) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = list.dataset.run ?? '';
    const answer = document.createElement('pre');
    answer.hidden = true;
    answer.tabIndex = 0;
    answer.dir = 'ltr';
    answer.setAttribute('role', 'region');
    answer.setAttribute('aria-live', 'polite');
    answer.setAttribute('aria-label', `${list.dataset.answer ?? ''} ${index + 1}`);
    button.addEventListener('click', async () => {
      button.setAttribute('aria-busy', 'true');
      await show(link, answer);
      button.removeAttribute('aria-busy');
    });
    link.parentElement?.append(button, answer);
  });
});
