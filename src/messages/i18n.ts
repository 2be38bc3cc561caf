import type { MessageKey } from './en.ts';
import { currentLanguage, type Language, turnOn } from './language.ts';
import { type Message, type MessageValues, writeMessage } from './write-message.ts';

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

const loaded: Record<Language, Words> = { en: {}, 'zh-CN': {} };

/** The words of a message in the current language; its key if they are not loaded. */
export const say: Translate = (key, values) => {
  const message = loaded[currentLanguage()][key];
  return message === undefined ? key : writeMessage(message, values);
};

let wanted: Language = 'en';
const requestedParts = new Set<WordPart>();

async function loadPart(language: Language, part: WordPart): Promise<void> {
  const words = (await WORDS[language][part]()).default;
  loaded[language] = { ...loaded[language], ...words };
}

/** Activates a language before the first render and loads the words that every screen needs. */
export async function startLanguage(language: Language): Promise<void> {
  wanted = language;
  turnOn(language);
  await loadWords('start');
}

export async function loadWords(part: WordPart): Promise<void> {
  requestedParts.add(part);
  await loadPart(currentLanguage(), part);
}

/**
 * Switches the language once all words requested so far are loaded, and renders again in place. The last
 * call wins.
 * @throws if the words cannot be loaded; the language stays
 */
export async function switchLanguage(language: Language): Promise<void> {
  wanted = language;
  // A screen may ask for its words meanwhile.
  for (let loaded = 0; loaded < requestedParts.size;) {
    loaded = requestedParts.size;
    await Promise.all(Array.from(requestedParts, (part) => loadPart(language, part)));
  }
  if (wanted === language) turnOn(language);
}
