export type EditColumn = {
  /** Unique; what the cells of the column are told by. */
  readonly name: string;
  /** Pixels. */
  readonly width: number;
  /** Its cells are of no consequence. */
  readonly quiet: boolean;
  /** Texts to choose from while a cell is typed into. */
  readonly choices?: readonly string[];
  /** Cells may hold several lines. */
  readonly lines: boolean;
};
