import { setupI18n, type Messages } from '@lingui/core';

import type { MessageKey } from './en.ts';
import start from './en.ts?compiled=start';

/** Values for the `{placeholders}` of a message. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Gives the words of a message in the language that is on. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** The one place that knows which language is on. */
export const i18n = setupI18n();
i18n.loadAndActivate({ locale: 'en', messages: start });

export const translate: Translate = (key, values) => i18n._(key, values);

/** Words that are loaded with the screens that say them. */
const PARTS = {
  compose: () => import('./en.ts?compiled=compose'),
  runs: () => import('./en.ts?compiled=runs'),
} satisfies Record<string, () => Promise<{ default: Messages }>>;

export type WordPart = keyof typeof PARTS;

/** Loads the words of a part, before the screen that says them is drawn. */
export async function loadWords(part: WordPart): Promise<void> {
  i18n.load('en', (await PARTS[part]()).default);
}
