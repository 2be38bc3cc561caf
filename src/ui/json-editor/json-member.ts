export type JsonMember = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly values: readonly string[];
};
