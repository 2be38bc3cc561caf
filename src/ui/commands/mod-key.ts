export const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);

/** What is written on the key that shortcuts are pressed with. */
export const MOD_KEY = isMac ? '⌘' : 'Ctrl';
