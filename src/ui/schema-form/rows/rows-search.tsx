import { Search } from 'lucide-react';

import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';

import type { RowsField } from './use-rows-field.ts';

/** Fewer rows are found by looking. */
const SEARCHED_FROM = 20;

type RowsSearchProps = { readonly title: string; readonly field: RowsField; readonly invalid: number };

/** Above a long list or table: a search, and a button for the rows that have something wrong with them. */
export function RowsSearch({ title, field, invalid }: RowsSearchProps) {
  const t = useMessages();
  const { rows, filter, setFilter } = field;
  const filtering = filter.search !== '' || filter.invalidOnly;
  const searchable = rows.length > SEARCHED_FROM || filtering;
  if (!searchable && (invalid === 0 || rows.length < 2)) return null;
  return (
    <div className="flex items-center gap-2 border-b border-line bg-sunken px-2.5 py-1">
      {searchable && (
        <>
          <Search size={13} aria-hidden className="shrink-0 text-faint" />
          <input
            type="search"
            autoComplete="off"
            aria-label={t('form.rows.search', { title })}
            placeholder={t('form.rows.searchHint')}
            value={filter.search}
            onChange={(event) => setFilter({ ...filter, search: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault();
            }}
            className="min-h-7 min-w-0 grow bg-transparent outline-none placeholder:text-faint pointer-coarse:min-h-11"
          />
        </>
      )}
      {invalid > 0 && filter.invalidOnly && (
        <Button size="small" variant="quiet" onClick={field.removeFound} className="ml-auto shrink-0">
          {t('form.rows.removeFound')}
        </Button>
      )}
      {(invalid > 0 || filter.invalidOnly) && (
        <button
          type="button"
          aria-pressed={filter.invalidOnly}
          onClick={() => setFilter({ ...filter, invalidOnly: !filter.invalidOnly })}
          className={classNames(
            'min-h-6 shrink-0 rounded px-2 text-sm text-bad pointer-coarse:min-h-11',
            filter.invalidOnly ? 'bg-bad-soft font-semibold' : 'ml-auto hover:bg-bad-soft',
          )}
        >
          {t('form.rows.invalidOnly', { count: formatNumber(invalid) })}
        </button>
      )}
    </div>
  );
}
