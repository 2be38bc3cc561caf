import type { SheetRemark } from '#core/sheet/sheet.ts';
import { formatNumber } from '#messages/format.ts';
import type { MessageKey } from '#messages/en.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';

export function SheetRemarks({ remarks }: { readonly remarks: readonly SheetRemark[] }) {
  const t = useMessages();
  if (remarks.length === 0) return null;
  return (
    <div role="status">
      <ul className="space-y-0.5 text-sm wrap-anywhere text-muted">
        {remarks.map((remark) => (
          <li key={remark.kind}>{remarkText(t, remark)}</li>
        ))}
      </ul>
    </div>
  );
}

function remarkText(t: Translate, remark: SheetRemark): string {
  const names = namesOf(remark);
  const count = 'count' in remark ? remark.count : names.length;
  return t(keyOf(remark), {
    count,
    names: names.map((name) => `\u2068${name}\u2069`).join(', ') + (count > names.length ? ', …' : ''),
    taken: 'of' in remark ? formatNumber(remark.readCount) : '',
    of: 'of' in remark && remark.of !== undefined ? formatNumber(remark.of) : '',
    ...(remark.kind === 'sheetFound' && remark),
    encoding: remark.kind === 'encodingGuessed' ? t(`sheet.encoding.${remark.encoding}`) : '',
  });
}

function namesOf(remark: SheetRemark): readonly string[] {
  if ('cells' in remark) return remark.cells;
  if ('columns' in remark) return remark.columns;
  return 'numbers' in remark ? remark.numbers.map((number) => formatNumber(number)) : [];
}

function keyOf(remark: SheetRemark): MessageKey {
  if (remark.kind === 'rowsCut' && remark.of === undefined) return 'sheet.remark.rowsCut.tooLong';
  const isHidden = remark.kind === 'hiddenRows' || remark.kind === 'hiddenColumns';
  return isHidden && remark.areRead ? `sheet.remark.${remark.kind}.taken` : `sheet.remark.${remark.kind}`;
}
