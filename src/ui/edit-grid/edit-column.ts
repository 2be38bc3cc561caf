export type EditColumn = {
  readonly name: string;
  /** Pixels. */
  readonly width: number;
  readonly quiet: boolean;
  readonly choices?: readonly string[];
  readonly lines: boolean;
};
