export const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);

export const MOD_KEY = isMac ? '⌘' : 'Ctrl';
