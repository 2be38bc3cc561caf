import type { JsonObject } from '#core/json/json.ts';

export type ImportSource = 'custom' | 'input' | 'request' | 'curl' | 'har' | 'fetch';

/** What a text says about a run, in the platform's names. A key is reported as present and dropped. */
export type ImportedInput = {
  readonly source: ImportSource;
  readonly custom: JsonObject;
  readonly system?: JsonObject;
  readonly version?: string;
  readonly isAsync?: boolean;
  readonly callbackUrl?: string;
  /** `scraper_slug`, or the Worker of a v2 path as `owner/name` or ID, as written. */
  readonly worker?: string;
  readonly droppedKey: boolean;
  readonly unknown: readonly string[];
};

export type ImportProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'notJson'; readonly line: number; readonly column: number }
  | { readonly kind: 'notExact'; readonly text: string; readonly line: number; readonly column: number }
  | { readonly kind: 'repeatedKey'; readonly key: string; readonly line: number; readonly column: number }
  | { readonly kind: 'tooDeep'; readonly line: number; readonly column: number }
  /** A command, call or HAR entry without a body; `file` is the file the command reads it from. */
  | { readonly kind: 'noBody'; readonly file?: string }
  /** The body contains something that only the shell or the program can fill in, such as `$QUERY`. */
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'cut' }
  /** A command of cmd or PowerShell, which have their own quoting rules. */
  | { readonly kind: 'forWindows' }
  | { readonly kind: 'notThisApi' }
  | { readonly kind: 'shape' };
