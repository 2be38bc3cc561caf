import type { Parameter } from './parameter.ts';

/**
 * The parameter that a message of the platform names, by its name or its title as a whole word, or by its name in other
 * case; undefined when it names none. The longest name wins, since `max_results` also holds `results`.
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

/** What leads to the fields in a request: a field may be called like a step of it. */
const WAY = /\b(?:(?:input\.)?parameters\.)?custom\.(?=\S)/g;

function longestOf(named: readonly Parameter[]): Parameter | undefined {
  return named.toSorted((one, other) => other.name.length - one.name.length)[0];
}

/** True where the message has the word as a whole. */
export function holdsWord(message: string, word: string): boolean {
  if (word.length < 2) return false;
  const isPartOfWord = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}_]/u.test(char);
  for (let at = message.indexOf(word); at !== -1; at = message.indexOf(word, at + 1)) {
    if (!isPartOfWord(message[at - 1]) && !isPartOfWord(message[at + word.length])) return true;
  }
  return false;
}
