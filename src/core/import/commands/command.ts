export type Word = {
  readonly text: string;
  /**
   * The first part that only the shell could fill in, such as `$HOME` or `$(date)`; `text` holds it as
   * written.
   */
  readonly variable?: string;
};

export function joinedWord(parts: readonly Word[]): Word {
  const text = parts.map((part) => part.text).join('');
  const variable = parts.find((part) => part.variable !== undefined)?.variable;
  return variable === undefined ? { text } : { text, variable };
}

export type Command = { readonly words: readonly Word[]; readonly stdin?: Word };

export type Token =
  | { readonly kind: 'word'; readonly word: Word }
  | { readonly kind: 'stdin'; readonly word: Word }
  | { readonly kind: 'pipe' }
  | { readonly kind: 'end' };

/** Maximum number of words in a script; a command that starts a run has a dozen. */
export const MAX_TOKENS = 100_000;

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

export function programName({ text }: Word): string {
  return text.replace(/^.*\//s, '').toLowerCase();
}

const LINE_ENDS = /\r\n?/g;

export function withLineFeeds(script: string): string {
  return script.replace(LINE_ENDS, '\n');
}
