import type { FileFormat } from '#core/results/file-format.ts';
import type { MessageKey } from '#messages/en.ts';

type TargetFacts = { readonly label: MessageKey } & (
  | { readonly kind: 'here'; readonly format: FileFormat }
  | { readonly kind: 'platform'; readonly format: 'csv' | 'json' }
);

/** The files to choose from, and who makes them. */
export const TARGETS = {
  csv: { kind: 'here', format: 'csv', label: 'export.format.csv' },
  xlsx: { kind: 'here', format: 'xlsx', label: 'export.format.xlsx' },
  tsv: { kind: 'here', format: 'tsv', label: 'export.format.tsv' },
  json: { kind: 'here', format: 'json', label: 'export.format.json' },
  jsonl: { kind: 'here', format: 'jsonl', label: 'export.format.jsonl' },
  platformCsv: { kind: 'platform', format: 'csv', label: 'export.format.platformCsv' },
  platformJson: { kind: 'platform', format: 'json', label: 'export.format.platformJson' },
} as const satisfies Record<string, TargetFacts>;

export type Target = keyof typeof TARGETS;
