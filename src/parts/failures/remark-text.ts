import type { Remark } from '#core/descriptor/descriptor.ts';
import type { MessageKey } from '#messages/en.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import type { MessageValues } from '#messages/write-message.ts';

const WORDS: Record<Remark['kind'], MessageKey> = {
  titleInferred: 'form.remarks.titleInferred',
  typeInferred: 'form.remarks.typeInferred',
  editorInferred: 'form.remarks.editorInferred',
  editorUnknown: 'form.remarks.editorUnknown',
  editorUnfit: 'form.remarks.editorUnfit',
  optionEmpty: 'form.remarks.optionEmpty',
  defaultNotOption: 'form.remarks.defaultNotOption',
  defaultWrongType: 'form.remarks.defaultWrongType',
  defaultOutOfRange: 'form.remarks.defaultOutOfRange',
  defaultNotADate: 'form.remarks.defaultNotADate',
  dateFormatUnknown: 'form.remarks.dateFormatUnknown',
  notExact: 'form.remarks.notExact',
  tooDeep: 'form.remarks.tooDeep',
  boundsDropped: 'form.remarks.boundsDropped',
  systemUnread: 'form.remarks.systemUnread',
  limitUnread: 'form.remarks.limitUnread',
  duplicateName: 'form.remarks.duplicateName',
  unreadable: 'form.remarks.unreadable',
  noProperties: 'form.remarks.noProperties',
};

const GUESSES: ReadonlySet<Remark['kind']> = new Set([
  'titleInferred',
  'typeInferred',
  'editorInferred',
  'editorUnknown',
  'editorUnfit',
]);

export function isGuess({ kind }: Remark): boolean {
  return GUESSES.has(kind);
}

export function remarkText(t: Translate, remark: Remark): string {
  const values: MessageValues = Object.fromEntries(
    Object.entries(remark).map(([key, value]) => [
      key,
      typeof value === 'number' ? formatNumber(value, { maximumFractionDigits: 20 }) : value,
    ]),
  );
  return t(WORDS[remark.kind], values);
}
