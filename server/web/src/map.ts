// See the island of its name.
export function start(target: HTMLElement): void {
  target.hidden = false;
}
