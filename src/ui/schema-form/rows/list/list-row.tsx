import { TriangleAlert, X } from 'lucide-react';
import { memo } from 'react';

import { isWithoutText, itemText, withItemText } from '#core/form/reading/item-text.ts';
import type { ItemShape } from '#core/form/parameter.ts';
import type { Problem } from '#core/form/problem.ts';
import type { Json } from '#core/json/json.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '../../../controls/button.tsx';
import { classNames } from '../../../class-names.ts';

import { LineInput, LONG_IN_ROW } from '../../inputs/line-input.tsx';
import { problemText } from '../../problem-text.ts';

type ListRowProps = {
  readonly row: number;
  readonly item: Json | undefined;
  readonly shape: ItemShape;
  readonly title: string;
  readonly placeholder: string | undefined;
  readonly problem: Problem | undefined;
  readonly reachable: boolean;
  readonly removable: boolean;
  readonly onText: (row: number, text: string) => void;
  readonly onRemove: (row: number) => void;
};

function hintWithoutText(t: Translate, { item, shape, problem }: ListRowProps): string | undefined {
  if (item === undefined || !isWithoutText(item, shape)) return undefined;
  return problem ? problemText(t, problem) : t('form.rows.withoutText', { item: JSON.stringify(item) });
}

const MoreLines = ({ text }: { readonly text: string | undefined }) =>
  text?.includes('\n') && (
    <span aria-hidden title={text} className="mx-1 shrink-0 text-muted">
      ↵
    </span>
  );

/** One list item. An item of a foreign shape is shown as JSON and can only be removed. */
export const ListRow = memo(function ListRow(props: ListRowProps) {
  const { row, item, shape, title, placeholder, problem, reachable, removable, onText, onRemove } = props;
  const t = useMessages();
  const number = formatNumber(row + 1);
  const text = item === undefined ? '' : itemText(item, shape);
  const hint = hintWithoutText(t, props);
  const said = problem && problemText(t, problem);
  return (
    <>
      <span
        aria-hidden
        className="w-11 shrink-0 pr-2.5 text-right text-xs text-faint tabular-nums in-data-wide:w-16"
      >
        {number}
      </span>
      <span className="relative h-full min-w-0 grow">
        <LineInput
          spellCheck={false}
          data-column=""
          tabIndex={reachable ? 0 : -1}
          aria-label={t('form.rows.row', { title, row: number })}
          aria-invalid={problem !== undefined || undefined}
          value={text ?? JSON.stringify(item)}
          readOnly={text === undefined}
          title={text === undefined ? t('form.rows.foreign') : said}
          placeholder={hint ?? placeholder}
          asHeld={(typed) => itemText(withItemText(item, typed, shape), shape) ?? ''}
          onText={(typed) => onText(row, typed)}
          className={classNames(
            'h-full w-full bg-transparent outline-none placeholder:text-faint aria-invalid:text-bad',
            text === undefined && 'font-mono text-xs text-muted',
          )}
          longClassName={LONG_IN_ROW}
        />
      </span>
      <MoreLines text={text} />
      {said !== undefined && (
        <span role="img" aria-label={said} title={said} className="mx-1 shrink-0 text-bad">
          <TriangleAlert size={14} aria-hidden />
        </span>
      )}
      {removable && (
        <IconButton
          label={t('form.rows.remove', { row: number })}
          tabIndex={-1}
          onClick={() => onRemove(row)}
          className="mx-1 text-faint"
        >
          <X size={14} aria-hidden />
        </IconButton>
      )}
    </>
  );
});
