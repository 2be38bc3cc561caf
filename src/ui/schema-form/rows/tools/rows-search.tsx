import { Search } from 'lucide-react';

import type { Parameter } from '#core/form/parameter.ts';
import { useMessages } from '#messages/use-messages.ts';
import { lazyComponent } from '../../../loading/lazy-component.tsx';
import { LazyPart } from '../../../loading/lazy-part.tsx';

import type { RowsField } from '../use-rows-field.ts';

const SEARCHED_FROM = 20;

const WrongRowsTools = lazyComponent(
  () => import('./wrong-rows-tools.tsx').then(({ WrongRowsTools }) => WrongRowsTools),
  'importing',
);

type RowsSearchProps = {
  readonly parameter: Parameter;
  readonly field: RowsField;
  readonly invalid: number;
  readonly onFocus: () => void;
};

export function RowsSearch({ parameter, field, invalid, onFocus }: RowsSearchProps) {
  const t = useMessages();
  const { rows, filter, setFilter } = field;
  const filtering = filter.search !== '' || filter.invalidOnly;
  if (rows.length <= SEARCHED_FROM && !filtering) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line bg-sunken px-2.5 py-1">
      <Search size={13} aria-hidden className="shrink-0 text-faint" />
      <input
        type="search"
        autoComplete="off"
        aria-label={t('form.rows.search', { title: parameter.title })}
        placeholder={t('form.rows.searchHint')}
        value={filter.search}
        onChange={(event) => setFilter({ ...filter, search: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
        className="min-h-7 min-w-0 grow bg-transparent outline-none placeholder:text-faint pointer-coarse:min-h-11"
      />
      {invalid > 0 && filter.invalidOnly && (
        <LazyPart>
          <WrongRowsTools parameter={parameter} field={field} onFocus={onFocus} />
        </LazyPart>
      )}
    </div>
  );
}
