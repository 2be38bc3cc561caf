// As in `ui/controls/choice/combobox.tsx`.
import { useCombobox } from 'downshift';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';

import { rankInGroups } from '#core/find/rank-matches.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TitleText } from '#parts/title-text.tsx';
import { classNames } from '#ui/class-names.ts';
import { CONTROL } from '#ui/controls/control-style.ts';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { KeyNames } from './key-names.tsx';
import {
  type Findable,
  KINDS,
  type Surroundings,
  useFindables,
  useNamed,
  useStoreHits,
} from './use-findables.ts';

const DRAWN_AT_MOST = 50;

const OF_EACH: Partial<Record<Findable['kind'], number>> = {
  action: 12,
  worker: 5,
  run: 5,
  field: 10,
  setting: 0,
};

const LISTED = {
  textsOf: ({ title, hint }: Findable) => [title, hint],
  idsOf: ({ slug }: Findable) => (slug === undefined ? [] : [slug]),
  groupOf: ({ kind }: Findable) => KINDS.indexOf(kind),
};

function someOfEach(findables: readonly Findable[]): readonly Findable[] {
  const counts = new Map<Findable['kind'], number>();
  return findables.filter(({ kind }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= (OF_EACH[kind] ?? Infinity);
  });
}

function useListed(around: Surroundings, typed: string): readonly Findable[] {
  const findables = useFindables(around);
  const named = useNamed(typed);
  const hits = useStoreHits(typed);
  const ranked = useMemo(() => {
    const fitting = rankInGroups(findables, LISTED, typed);
    return typed.trim() === '' ? someOfEach(fitting) : fitting;
  }, [findables, typed]);
  const known = new Set(ranked.map(({ id }) => id));
  return [...ranked, ...named, ...hits.filter(({ id }) => !known.has(id))];
}

type FinderProps = {
  readonly around: Surroundings;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onClose: () => void;
  readonly onChoose: (go: () => void) => void;
};

export function Finder({ around, typed, onType, onClose, onChoose }: FinderProps) {
  const t = useMessages();
  const [chosen, setChosen] = useState<string>();
  const found = useListed(around, typed);
  const items = found.slice(0, DRAWN_AT_MOST);
  const box = useCombobox<Findable>({
    items,
    isOpen: true,
    inputValue: typed,
    selectedItem: null,
    // By its name: what is listed may change under the hand, and Enter must not take what has moved there.
    highlightedIndex: chosen === undefined ? 0 : items.findIndex(({ id }) => id === chosen),
    onHighlightedIndexChange: ({ highlightedIndex }) => setChosen(items[highlightedIndex]?.id),
    itemToString: (item) => item?.title ?? '',
    itemToKey: (item) => item?.id,
    // Whoever leaves the field has chosen nothing.
    stateReducer: (state, { type, changes }) =>
      type === useCombobox.stateChangeTypes.InputBlur ? state : changes,
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem) onChoose(selectedItem.go);
    },
  });
  return (
    <Dialog title={t('keys.finder')} onClose={onClose}>
      <div className="relative">
        <Search size={14} aria-hidden className="absolute top-1/2 left-2.5 -translate-y-1/2 text-faint" />
        <input
          {...box.getInputProps({
            'aria-label': t('keys.finder.label'),
            onChange: (event) => {
              onType(event.currentTarget.value);
              setChosen(undefined);
            },
            // Escape closes the dialog.
            onKeyDown: (event) => {
              if (event.key === 'Escape') Object.assign(event.nativeEvent, { preventDownshiftDefault: true });
            },
          })}
          {...(items.length === 0 && { 'aria-activedescendant': undefined })}
          type="text"
          data-first-focus
          autoComplete="off"
          spellCheck={false}
          placeholder={t('keys.finder.placeholder')}
          className={classNames(CONTROL, 'pl-8')}
        />
      </div>
      <ul
        {...box.getMenuProps({ 'aria-label': t('keys.finder') })}
        className="mt-2 -mr-2 h-[clamp(6rem,calc(100dvh-14rem),26rem)] overflow-y-auto pr-2"
      >
        {items.map((item, index) => (
          <li
            key={item.id}
            {...box.getItemProps({ item, index })}
            className={classNames(
              'flex min-h-8 items-center gap-2 rounded px-2.5 py-1 pointer-coarse:min-h-11',
              index === box.highlightedIndex && 'bg-accent-soft outline-2 -outline-offset-2 outline-accent',
            )}
          >
            <Option item={item} typed={typed} />
          </li>
        ))}
      </ul>
      <p role="status" className="mt-2 min-h-4.5 text-sm text-muted">
        {typed === '' ? t('keys.finder.help') : t('keys.finder.count', { count: found.length })}
      </p>
    </Dialog>
  );
}

type OptionProps = { readonly item: Findable; readonly typed: string };

function Option({ item: { kind, title, hint, slug, shortcut }, typed }: OptionProps) {
  const t = useMessages();
  const id = typed.trim().toLowerCase();
  const isBySlug = kind === 'run' && id !== '' && slug?.toLowerCase().startsWith(id) === true;
  const beside = isBySlug ? [hint, slug].join(' · ') : hint;
  return (
    <>
      <span className="min-w-0 wrap-anywhere">
        <TitleText whole={title} />
        {beside !== '' && beside !== title && (
          <>
            {' '}
            <span className={classNames('text-xs text-muted', kind === 'field' && 'font-mono')}>
              <bdi>{beside}</bdi>
            </span>
          </>
        )}
      </span>
      <span className="ml-auto flex shrink-0 items-center gap-2 pl-2 text-xs text-muted">
        {shortcut && <KeyNames of={shortcut} />}
        {t(`keys.kind.${kind}`)}
      </span>
    </>
  );
}
