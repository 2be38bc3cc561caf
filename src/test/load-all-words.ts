import { loadWords, WORD_PARTS } from '#messages/i18n.ts';

// Tests draw parts of any screen, without the routes that load their words.
await Promise.all(WORD_PARTS.map(loadWords));
