import { Search } from 'lucide-react';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';

import { actAndFocus } from '../field-handles.ts';
import type { RowsField } from './use-rows-field.ts';

/** Fewer rows are found by looking. */
const SEARCHED_FROM = 20;

type RowsSearchProps = {
  readonly title: string;
  readonly field: RowsField;
  readonly invalid: number;
  /** Gives the focus to the rows. */
  readonly onFocus: () => void;
};

/** Above a long list or table, or one of which only a part is shown: a search, and a button that removes the invalid rows shown. */
export function RowsSearch({ title, field, invalid, onFocus }: RowsSearchProps) {
  const t = useMessages();
  const { rows, filter, setFilter } = field;
  const filtering = filter.search !== '' || filter.invalidOnly;
  if (rows.length <= SEARCHED_FROM && !filtering) return null;
  return (
    <div className="flex items-center gap-2 border-b border-line bg-sunken px-2.5 py-1">
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
      {invalid > 0 && filter.invalidOnly && (
        <Button
          size="small"
          variant="quiet"
          disabled={field.visible?.length === 0}
          onClick={(event) => actAndFocus(event, field.removeFound, onFocus)}
          className="shrink-0"
        >
          {t('form.rows.removeFound')}
        </Button>
      )}
    </div>
  );
}
