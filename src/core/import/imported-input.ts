import type { JsonObject } from '#core/json/json.ts';

/** What the text was: one of the nestings of an input, or a request that was copied whole (`curl`: any command, `fetch`: any call). */
export type ImportSource = 'custom' | 'input' | 'request' | 'curl' | 'har' | 'fetch';

/** What a text says of a run, in the platform's own names. Never the key: it is told that there was one, and dropped. */
export type ImportedInput = {
  readonly source: ImportSource;
  readonly custom: JsonObject;
  /** `input.parameters.system`, unread. */
  readonly system?: JsonObject;
  readonly version?: string;
  readonly isAsync?: boolean;
  readonly callbackUrl?: string;
  /** `scraper_slug`, or the Worker of a v2 path as `owner/name` or ID; as it was written. */
  readonly worker?: string;
  /** A key stood in the text (a header, a query parameter or a member of the body). */
  readonly droppedKey: boolean;
  /** Keys around `custom` that mean nothing here, as paths such as `limit` or `input.note`. */
  readonly unknown: readonly string[];
};

/** Why nothing can be taken. Lines and columns count from 1, in the JSON text. */
export type ImportProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'notJson'; readonly line: number; readonly column: number }
  | { readonly kind: 'notExact'; readonly text: string; readonly line: number; readonly column: number }
  | { readonly kind: 'repeatedKey'; readonly key: string; readonly line: number; readonly column: number }
  | { readonly kind: 'tooDeep'; readonly line: number; readonly column: number }
  /** A command, call or HAR entry without a body; `file` is the one that the command reads it from. */
  | { readonly kind: 'noBody'; readonly file?: string }
  /** The body holds something that only the shell or the program could fill in, such as `$QUERY`. */
  | { readonly kind: 'variable'; readonly name: string }
  /** A quote or bracket of the command or call is never closed. */
  | { readonly kind: 'cut' }
  /** A command of cmd or PowerShell, which quote in ways of their own. */
  | { readonly kind: 'forWindows' }
  | { readonly kind: 'notThisApi' }
  /** JSON, but neither an input nor a request that holds one. */
  | { readonly kind: 'shape' };
