import type { MessageKey } from './en.ts';
import { currentLanguage, type Language, turnOn } from './language.ts';
import { type Message, type MessageValues, writeMessage } from './write-message.ts';

/** Gives the words of a message in the language that is on. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** What every screen says, and what is loaded with the screens that say it. */
export type WordPart =
  | 'start'
  | 'compose'
  | 'runs'
  | 'editor'
  | 'help'
  | 'presets'
  | 'snippets'
  | 'importing'
  | 'sharing'
  | 'connection'
  | 'markdown'
  | 'notices'
  | 'costs'
  | 'spending'
  | 'setUpBatch'
  | 'batches'
  | 'tasks';

type Words = Readonly<Record<string, Message>>;

const WORDS: Record<Language, Record<WordPart, () => Promise<{ default: Words }>>> = {
  en: {
    start: () => import('./en.ts?compiled=start'),
    compose: () => import('./en.ts?compiled=compose'),
    runs: () => import('./en.ts?compiled=runs'),
    editor: () => import('./en.ts?compiled=editor'),
    presets: () => import('./en.ts?compiled=presets'),
    snippets: () => import('./en.ts?compiled=snippets'),
    importing: () => import('./en.ts?compiled=importing'),
    sharing: () => import('./en.ts?compiled=sharing'),
    connection: () => import('./en.ts?compiled=connection'),
    markdown: () => import('./en.ts?compiled=markdown'),
    notices: () => import('./en.ts?compiled=notices'),
    costs: () => import('./en.ts?compiled=costs'),
    spending: () => import('./en.ts?compiled=spending'),
    setUpBatch: () => import('./en.ts?compiled=setUpBatch'),
    batches: () => import('./en.ts?compiled=batches'),
    tasks: () => import('./en.ts?compiled=tasks'),
    help: () => import('./en.ts?compiled=help'),
  },
  'zh-CN': {
    start: () => import('./zh.ts?compiled=start'),
    compose: () => import('./zh.ts?compiled=compose'),
    runs: () => import('./zh.ts?compiled=runs'),
    editor: () => import('./zh.ts?compiled=editor'),
    presets: () => import('./zh.ts?compiled=presets'),
    snippets: () => import('./zh.ts?compiled=snippets'),
    importing: () => import('./zh.ts?compiled=importing'),
    sharing: () => import('./zh.ts?compiled=sharing'),
    connection: () => import('./zh.ts?compiled=connection'),
    markdown: () => import('./zh.ts?compiled=markdown'),
    notices: () => import('./zh.ts?compiled=notices'),
    costs: () => import('./zh.ts?compiled=costs'),
    spending: () => import('./zh.ts?compiled=spending'),
    setUpBatch: () => import('./zh.ts?compiled=setUpBatch'),
    batches: () => import('./zh.ts?compiled=batches'),
    tasks: () => import('./zh.ts?compiled=tasks'),
    help: () => import('./zh.ts?compiled=help'),
  },
};

/** What was loaded so far. */
const loaded: Record<Language, Words> = { en: {}, 'zh-CN': {} };

/** The words of a message in the language that is on; its key where they are not loaded. */
export const say: Translate = (key, values) => {
  const message = loaded[currentLanguage()][key];
  return message === undefined ? key : writeMessage(message, values);
};

let wanted: Language = 'en';
const asked = new Set<WordPart>();

async function loadPart(language: Language, part: WordPart): Promise<void> {
  const words = (await WORDS[language][part]()).default;
  loaded[language] = { ...loaded[language], ...words };
}

/** Turns a language on before anything is drawn, and loads what every screen says. */
export async function startLanguage(language: Language): Promise<void> {
  wanted = language;
  turnOn(language);
  await loadWords('start');
}

/** Loads the words of a part in the language that is on, before the screen that says them is drawn. */
export async function loadWords(part: WordPart): Promise<void> {
  asked.add(part);
  await loadPart(currentLanguage(), part);
}

/**
 * Turns another language on once it has every word that was asked for so far; what is drawn is drawn again in place. The
 * last wish counts. Throws where the words cannot be had: the language stays as it is.
 */
export async function switchLanguage(language: Language): Promise<void> {
  wanted = language;
  // A screen may ask for its words meanwhile.
  for (let loaded = 0; loaded < asked.size;) {
    loaded = asked.size;
    await Promise.all(Array.from(asked, (part) => loadPart(language, part)));
  }
  if (wanted === language) turnOn(language);
}
