import { expect, type Page } from '@playwright/test';
import type { compileMessage } from '@lingui/message-utils/compileMessage';

/*
 * A language that nobody speaks, for tests: the English words with other letters, in brackets, and 40 % longer. A text in
 * plain letters outside of brackets is then one that no catalogue knows, and what breaks is too narrow for other languages.
 */

type Tokens = ReturnType<typeof compileMessage>;

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const OTHER = 'áƀçðéƒĝĥíĵķļɱñóþɋŕšţúṽŵẋýžÁƁÇÐÉƑĜĤÍĴĶĻṀÑÓÞɊŔŠŢÚṼŴẊÝŽ';
const FILLER = 'öööööö öööööööö ööööö öööö ';

const disguise = (text: string) =>
  text.replace(/[a-z]/gi, (letter) => OTHER[PLAIN.indexOf(letter)] ?? letter);

function inBrackets(text: string, length: number): string {
  // The brackets are a part of it.
  const missing = Math.max(0, Math.ceil(length * 0.4) - 2);
  return `⟦${text}${FILLER.repeat(Math.ceil(missing / FILLER.length))
    .slice(0, missing)
    .trimEnd()}⟧`;
}

/** What the pseudo-language says in place of an English text without placeholders. */
export const pseudo = (text: string): string => inBrackets(disguise(text), text.length);

function disguiseTokens(tokens: Tokens): Tokens {
  return tokens.map((token) => {
    if (typeof token === 'string') return disguise(token);
    const [name, kind, cases] = token;
    if (typeof cases !== 'object' || cases === null) return token;
    const disguised = Object.entries<unknown>({ ...cases }).map(([key, words]) => [
      key,
      Array.isArray(words) ? disguiseTokens(words as Tokens) : words,
    ]);
    return [name, kind, Object.fromEntries(disguised)] as typeof token;
  });
}

/** Characters that a message has of its own. */
const lengthOf = (tokens: Tokens): number =>
  tokens.reduce((sum, token) => sum + (typeof token === 'string' ? token.length : 0), 0);

function pseudoMessage(tokens: Tokens): Tokens {
  const [, filler = ''] = /^⟦(.*⟧)$/.exec(inBrackets('', lengthOf(tokens))) ?? [];
  return ['⟦', ...disguiseTokens(tokens), filler];
}

/** A file of words, translated. */
async function translate(url: string): Promise<string> {
  const code = await (await fetch(url)).text();
  const { default: messages } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    default: Record<string, Tokens>;
  };
  const words = Object.entries(messages).map(([key, tokens]) => [key, pseudoMessage(tokens)]);
  return `export default ${JSON.stringify(Object.fromEntries(words))}`;
}

/** Each file is fetched and translated once, apart from the page, which may be gone before that is done. */
const translated = new Map<string, Promise<string>>();

/** Gives the page its English words in the pseudo-language: each file of words that it asks for is translated on the way. */
export async function speakPseudo(page: Page): Promise<void> {
  await page.route('**/assets/en-*.js', async (route) => {
    const url = route.request().url();
    const body = translated.get(url) ?? translate(url);
    translated.set(url, body);
    await route.fulfill({ contentType: 'text/javascript', body: await body }).catch(() => undefined);
  });
}

/** What came from outside so far; an answer that the page shows may still be on its way here. */
type Data = { readonly texts: () => Promise<ReadonlySet<string>> };

/** Texts from outside, such as those of Workers and results, as the platform and addresses give them from now on. */
export function collectData(page: Page): Data {
  const texts = new Set<string>();
  const reading = new Set<Promise<void>>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.add(comparable(value));
    else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        texts.add(comparable(key));
        collect(member);
      }
      texts.add(comparable(JSON.stringify(value)));
    }
  };
  page.on('framenavigated', (frame) => collect(decodeURIComponent(frame.url())));
  // What was typed may be what a run is called by.
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/api/')) collect(request.postDataJSON());
  });
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/api/')) {
      reading.add(response.json().then(collect, () => undefined));
    }
  });
  return {
    texts: async () => {
      await Promise.all(reading);
      return texts;
    },
  };
}

/** A name such as `base_location` may be drawn as "Base location", and a long text cut. */
const comparable = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Numbers with units, ranges of numbers, moments, names of languages and formats, addresses: the same everywhere, or written by `Intl`. */
const UNIVERSAL =
  /\d+–\d+|\d[\d.,]* ?(?:k|M|G)?(?:B|byte)s?\b|\d+ ?(?:sec|min|hr)s?\b|\b\d{1,2} [A-Z][a-z]{2,3}\b|\bYYYY\S*|https?:\/\/\S*|\bENGLISH\b|\bEnglish\b|简体中文/g;

/** Expects that every text of the page, its labels and hints too, comes from a catalogue, the platform, or `Intl`. */
export async function expectTranslated(page: Page, data: Data): Promise<void> {
  const texts = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // Code, what is typed, what a Worker's author wrote, and what is in English on purpose.
      if (!node.parentElement?.closest('script, style, pre, code, textarea, .markdown, [lang="en"]'))
        found.push(node.nodeValue ?? '');
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
      for (const element of document.querySelectorAll(`[${name}]`))
        found.push(element.getAttribute(name) ?? '');
    }
    return [document.title, ...found];
  });
  const known = [...(await data.texts())].join('\n');
  const strange = texts
    .flatMap((text) =>
      outsideBrackets(text)
        .replace(UNIVERSAL, ' ')
        // A run is named by several values.
        .split(/, | \(| · /),
    )
    .filter((text) => /\p{L}{2}/u.test(text) && !known.includes(comparable(text)));
  expect([...new Set(strange)], `texts of ${page.url()} that no catalogue has`).toEqual([]);
}

function outsideBrackets(text: string): string {
  const less = text.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  return less === text ? text : outsideBrackets(less);
}

const USUAL_SIZES = [390, 768, 1440].map((width) => ({ width, height: 900 }));

/** What makes the page scroll sideways, and the buttons, tabs, links and labels that cut their words off. */
function findCut(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const controls = document.querySelectorAll<HTMLElement>(
    'button, [role="tab"], a, label, th, legend, h1, h2',
  );
  return [
    ...(scrollWidth > clientWidth ? [`the page, by ${scrollWidth - clientWidth} px`] : []),
    ...[...document.querySelectorAll('table')]
      .filter(({ parentElement: frame, offsetWidth }) => {
        const hides = frame && /hidden|clip/.test(getComputedStyle(frame).overflowX);
        return hides && offsetWidth > frame.clientWidth;
      })
      .map((table) => `the table ${table.ariaLabel}, ${table.offsetWidth} px wide`),
    ...[...controls]
      .filter(
        (control) =>
          control.clientWidth > 1 &&
          control.closest('[role="gridcell"]') === null &&
          // An author's own text, which is told whole beside it.
          !(control.dir === 'auto' && control.title !== '') &&
          control.scrollWidth > control.clientWidth + 1 &&
          getComputedStyle(control).overflowX !== 'visible',
      )
      .map((control) => control.outerHTML.slice(0, 200)),
  ];
}

/**
 * Expects that nothing makes the page scroll sideways, and that no button, tab, link or label cuts its words off, once the
 * page is laid out in a window of each size. A value in a cell of a table may: all of it is a key press away.
 */
export async function expectRoom(page: Page, sizes = USUAL_SIZES): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expect
      .poll(() => page.evaluate(findCut), `cut off at ${size.width}×${size.height} px on ${page.url()}`)
      .toEqual([]);
  }
}
