import { loadWords, WORD_PARTS } from '#messages/i18n.ts';

// Tests draw parts of any screen, without the routes that load their words: once for all files that share a world.
const world: typeof globalThis & { areWordsLoaded?: boolean } = globalThis;
if (world.areWordsLoaded !== true) await Promise.all(WORD_PARTS.map(loadWords));
world.areWordsLoaded = true;
