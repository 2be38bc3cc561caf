import type { Parameter } from './parameter.ts';

/**
 * The parameter that a platform message names: by name or title as a whole word, or by name in another
 * case. Undefined if none. The longest name wins, because `max_results` also contains `results`.
 */
export function namedParameter(parameters: readonly Parameter[], said: string): Parameter | undefined {
  const message = said.replaceAll(WAY, '');
  const lower = message.toLowerCase();
  return (
    longestOf(
      parameters.filter(({ name, title }) => holdsWord(message, name) || holdsWord(message, title)),
    ) ?? longestOf(parameters.filter(({ name }) => holdsWord(lower, name.toLowerCase())))
  );
}

/** The path to the fields in a request. A field can have the same name as a step of that path. */
const WAY = /\b(?:(?:input\.)?parameters\.)?custom\.(?=\S)/g;

function longestOf(named: readonly Parameter[]): Parameter | undefined {
  return named.toSorted((one, other) => other.name.length - one.name.length)[0];
}

export function holdsWord(message: string, word: string): boolean {
  if (word.length < 2) return false;
  const isPartOfWord = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}_]/u.test(char);
  for (let at = message.indexOf(word); at !== -1; at = message.indexOf(word, at + 1)) {
    if (!isPartOfWord(message[at - 1]) && !isPartOfWord(message[at + word.length])) return true;
  }
  return false;
}
