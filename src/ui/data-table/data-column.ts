export type DataColumn = {
  readonly key: string;
  readonly label: string;
  /** One of `id` takes little room. */
  readonly format?: string | undefined;
};
