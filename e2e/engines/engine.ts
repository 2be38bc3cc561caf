/**
 * A browser of another engine than Chromium, driven by what it offers itself. Elements are named by XPath: the one language
 * that every driver speaks. Each act waits up to 30 s for what it needs, and rejects after that.
 */
export type Engine = {
  open(url: string): Promise<void>;
  url(): Promise<string>;
  /** Waits until one is shown. */
  see(xpath: string): Promise<void>;
  /** Waits until none is shown. */
  miss(xpath: string): Promise<void>;
  /** The text of an element, hidden ones included. */
  text(xpath: string): Promise<string>;
  click(xpath: string): Promise<void>;
  /** Types over what a field holds. */
  fill(xpath: string, text: string): Promise<void>;
  upload(xpath: string, path: string): Promise<void>;
  /** Evaluates an expression in the page. */
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
};

/** A browser that is started once, and gives each test a page with a storage of its own. */
export type Browser = {
  newPage(): Promise<Engine>;
  close(): Promise<void>;
};

export const PATIENCE = 30_000;

/** The XPath of a text, whatever quotes it holds. */
const quoted = (text: string) =>
  `concat('', ${text
    .split("'")
    .map((part) => `'${part}'`)
    .join(`, "'", `)})`;

export const withText = (text: string) => `//*[contains(normalize-space(text()), ${quoted(text)})]`;
/** A button or a link by its name. */
export const control = (name: string, within = '') =>
  `${within}//*[self::button or self::a][@aria-label=${quoted(name)} or normalize-space()=${quoted(name)}]`;
/** The control of a field of the form, or of a run option by its platform name. */
export const fieldControl = (name: string) =>
  `//*[@data-field=${quoted(name)}]//*[self::input or self::textarea or self::select]`;
export const testId = (id: string) => `//*[@data-testid=${quoted(id)}]`;
/** What is in the dialog that is open. */
export const DIALOG = '//dialog[@open]';
