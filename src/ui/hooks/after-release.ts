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
 * Acts now, or after release if a pointer is pressed. A press moves the focus at once, and a message that
 * appears before release would move the target from under the pointer, so that the click is lost.
 */
export function afterRelease(act: () => void): void {
  if (isPressed) waiting.add(act);
  else act();
}
