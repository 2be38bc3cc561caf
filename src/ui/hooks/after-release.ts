let isPressed = false;
const waiting = new Set<() => void>();

const onDown = () => {
  isPressed = true;
};
const onUp = () => {
  isPressed = false;
  // The click comes after the release.
  window.setTimeout(() => {
    for (const act of waiting) act();
    waiting.clear();
  });
};

window.addEventListener('pointerdown', onDown, true);
for (const end of ['pointerup', 'pointercancel', 'dragend']) window.addEventListener(end, onUp, true);

/**
 * Acts now, or where a pointer is pressed, once it is released: the press that leaves a field takes the focus at once, and
 * a message that came up between press and release would move what was pressed from under the pointer, and the click be lost.
 */
export function afterRelease(act: () => void): void {
  if (isPressed) waiting.add(act);
  else act();
}
