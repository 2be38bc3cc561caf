import { loadWords } from './i18n.ts';

// Tests draw parts of any screen, without the routes that load their words.
await Promise.all([
  loadWords('start'),
  loadWords('compose'),
  loadWords('runs'),
  loadWords('editor'),
  loadWords('presets'),
  loadWords('snippets'),
  loadWords('help'),
]);
