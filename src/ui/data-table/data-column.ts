export type DataColumn = {
  readonly key: string;
  readonly label: string;
  readonly format?: string | undefined;
};
