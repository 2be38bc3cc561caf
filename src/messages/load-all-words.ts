import { loadWords } from './i18n.ts';

// Tests draw parts of any screen, without the routes that load their words.
await Promise.all(
  (
    [
      'start',
      'compose',
      'runs',
      'editor',
      'presets',
      'snippets',
      'importing',
      'sharing',
      'help',
      'connection',
      'markdown',
      'notices',
      'costs',
      'spending',
      'setUpBatch',
      'batches',
      'tasks',
    ] as const
  ).map(loadWords),
);
