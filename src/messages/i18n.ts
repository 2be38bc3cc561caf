import type { MessageKey } from './en.ts';
import { currentLanguage, type Language, turnOn } from './language.ts';
import { type Message, type MessageValues, writeMessage } from './write-message.ts';

/** Gives the words of a message in the language that is on. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

type Words = Readonly<Record<string, Message>>;

const ENGLISH = {
  start: () => import('./en.ts?part=start&compiled'),
  compose: () => import('./en.ts?part=compose&compiled'),
  runs: () => import('./en.ts?part=runs&compiled'),
  runList: () => import('./en.ts?part=runList&compiled'),
  editor: () => import('./en.ts?part=editor&compiled'),
  presets: () => import('./en.ts?part=presets&compiled'),
  snippets: () => import('./en.ts?part=snippets&compiled'),
  importing: () => import('./en.ts?part=importing&compiled'),
  exporting: () => import('./en.ts?part=exporting&compiled'),
  sharing: () => import('./en.ts?part=sharing&compiled'),
  connection: () => import('./en.ts?part=connection&compiled'),
  markdown: () => import('./en.ts?part=markdown&compiled'),
  notices: () => import('./en.ts?part=notices&compiled'),
  remarks: () => import('./en.ts?part=remarks&compiled'),
  costs: () => import('./en.ts?part=costs&compiled'),
  spending: () => import('./en.ts?part=spending&compiled'),
  setUpBatch: () => import('./en.ts?part=setUpBatch&compiled'),
  batches: () => import('./en.ts?part=batches&compiled'),
  sendAgain: () => import('./en.ts?part=sendAgain&compiled'),
  collections: () => import('./en.ts?part=collections&compiled'),
  tasks: () => import('./en.ts?part=tasks&compiled'),
  home: () => import('./en.ts?part=home&compiled'),
  waiting: () => import('./en.ts?part=waiting&compiled'),
  comparing: () => import('./en.ts?part=comparing&compiled'),
  help: () => import('./en.ts?part=help&compiled'),
};

/** What a screen says, and what is loaded with the screens that say it; every screen says `start`. */
export type WordPart = keyof typeof ENGLISH;

const CHINESE: Record<WordPart, () => Promise<{ default: Words }>> = {
  start: () => import('./zh.ts?part=start&compiled'),
  compose: () => import('./zh.ts?part=compose&compiled'),
  runs: () => import('./zh.ts?part=runs&compiled'),
  runList: () => import('./zh.ts?part=runList&compiled'),
  editor: () => import('./zh.ts?part=editor&compiled'),
  presets: () => import('./zh.ts?part=presets&compiled'),
  snippets: () => import('./zh.ts?part=snippets&compiled'),
  importing: () => import('./zh.ts?part=importing&compiled'),
  exporting: () => import('./zh.ts?part=exporting&compiled'),
  sharing: () => import('./zh.ts?part=sharing&compiled'),
  connection: () => import('./zh.ts?part=connection&compiled'),
  markdown: () => import('./zh.ts?part=markdown&compiled'),
  notices: () => import('./zh.ts?part=notices&compiled'),
  remarks: () => import('./zh.ts?part=remarks&compiled'),
  costs: () => import('./zh.ts?part=costs&compiled'),
  spending: () => import('./zh.ts?part=spending&compiled'),
  setUpBatch: () => import('./zh.ts?part=setUpBatch&compiled'),
  batches: () => import('./zh.ts?part=batches&compiled'),
  sendAgain: () => import('./zh.ts?part=sendAgain&compiled'),
  collections: () => import('./zh.ts?part=collections&compiled'),
  tasks: () => import('./zh.ts?part=tasks&compiled'),
  home: () => import('./zh.ts?part=home&compiled'),
  waiting: () => import('./zh.ts?part=waiting&compiled'),
  comparing: () => import('./zh.ts?part=comparing&compiled'),
  help: () => import('./zh.ts?part=help&compiled'),
};

const WORDS = { en: ENGLISH, 'zh-CN': CHINESE };

export const WORD_PARTS = Object.keys(ENGLISH) as WordPart[]; // its own keys

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
