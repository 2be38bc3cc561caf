export type DataColumn = { readonly key: string; readonly label: string };
