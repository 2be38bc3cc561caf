import type { ImportProblem } from '#core/import/imported-input.ts';
import { MAX_IMPORT_LENGTH } from '#core/import/read-input.ts';
import type { MessageKey } from '#messages/en.ts';
import { formatBytes } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';

export type ImportFailure = ImportProblem | { readonly kind: 'unreadable' };

const WORDS: Record<ImportFailure['kind'], MessageKey> = {
  empty: 'import.problem.empty',
  tooLarge: 'import.problem.tooLarge',
  unreadable: 'import.problem.unreadable',
  notJson: 'import.problem.notJson',
  notExact: 'import.problem.notExact',
  repeatedKey: 'import.problem.repeatedKey',
  tooDeep: 'import.problem.tooDeep',
  noBody: 'import.problem.noBody',
  variable: 'import.problem.variable',
  cut: 'import.problem.cut',
  forWindows: 'import.problem.forWindows',
  notThisApi: 'import.problem.notThisApi',
  shape: 'import.problem.shape',
};

export function importProblemText(t: Translate, failure: ImportFailure): string {
  const { kind, ...facts } = failure;
  if (kind === 'tooLarge') return t(WORDS[kind], { size: formatBytes(MAX_IMPORT_LENGTH) });
  const values = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));
  return t('file' in values ? 'import.problem.bodyInFile' : WORDS[kind], values);
}
