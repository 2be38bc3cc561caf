/** A member that the text may have, as the editor offers and explains it. */
export type JsonMember = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Values to choose from, as JSON. */
  readonly values: readonly string[];
};
