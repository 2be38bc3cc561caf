/** A word of a command as its program gets it. */
export type Word = {
  readonly text: string;
  /** The first part that only the shell could fill in, such as `$HOME` or `$(date)`; it stands in `text` as written. */
  readonly variable?: string;
};

/** The parts of one word as one; it is as unknown as the first unknown one of them. */
export function joinedWord(parts: readonly Word[]): Word {
  const text = parts.map((part) => part.text).join('');
  const variable = parts.find((part) => part.variable !== undefined)?.variable;
  return variable === undefined ? { text } : { text, variable };
}

/** One command of a script, with what a pipe or a here-document gives it, as far as the script itself says it. */
export type Command = { readonly words: readonly Word[]; readonly stdin?: Word };

/** What a shell's reader makes of a script. Between two commands stands what joins them. */
export type Token =
  | { readonly kind: 'word'; readonly word: Word }
  | { readonly kind: 'stdin'; readonly word: Word }
  | { readonly kind: 'pipe' }
  | { readonly kind: 'end' };

/** Words that a script may have; a command that starts a run has a dozen. */
export const MAX_TOKENS = 100_000;

/** Puts tokens together to commands; what a command prints into a pipe is `outputOf` it, where that is known. */
export function toCommands(
  tokens: readonly Token[],
  outputOf: (command: Command) => Word,
): readonly Command[] {
  const commands: Command[] = [];
  let words: Word[] = [];
  let stdin: Word | undefined;
  let piped = false;
  const finish = (): Command | undefined => {
    if (words.length === 0 && stdin === undefined) return undefined;
    const command = { words, ...(stdin === undefined ? {} : { stdin }) };
    commands.push(command);
    words = [];
    stdin = undefined;
    return command;
  };
  for (const token of tokens) {
    if (token.kind === 'word') words.push(token.word);
    else if (token.kind === 'stdin') stdin = token.word;
    else if (token.kind === 'pipe') {
      const before = finish();
      stdin = before && outputOf(before);
      piped = true;
      continue;
    } else if (!piped) finish();
    // A line may end behind a pipe.
    if (token.kind !== 'end') piped = false;
  }
  finish();
  return commands;
}

/** The name of the program that a word calls: without its folder. */
export function programName({ text }: Word): string {
  return text.replace(/^.*\//s, '').toLowerCase();
}

const LINE_ENDS = /\r\n?/g;

/** A script with line feeds only. */
export function withLineFeeds(script: string): string {
  return script.replace(LINE_ENDS, '\n');
}
