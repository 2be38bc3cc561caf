import { useCombobox } from 'downshift';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';

import { rankMatches } from '#core/find/rank-matches.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TitleText } from '#parts/title-text.tsx';
import { classNames } from '#ui/class-names.ts';
import type { Offers } from '#ui/commands/commands.ts';
import { CONTROL } from '#ui/controls/control-style.ts';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { KeyNames } from './key-names.tsx';
import { type Findable, useFindables, useNamed } from './use-findables.ts';

/** Options drawn at once. */
const DRAWN_AT_MOST = 50;

const textsOf = ({ title, hint }: Findable) => [title, hint];

/** Of each kind so many, while nothing is typed. */
const OF_EACH = 10;

function someOfEach(findables: readonly Findable[]): readonly Findable[] {
  const counts = new Map<string, number>();
  return findables.filter(({ kind }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return kind === 'action' || count <= OF_EACH;
  });
}

type FinderProps = {
  /** What the screen has to do and to go to. */
  readonly offers: Offers;
  readonly onClose: () => void;
  /** Called with what to do once the finder is closed. */
  readonly onChoose: (go: () => void) => void;
};

/** Leads to a field, a Worker, a run or an action by a few letters of its name. */
export function Finder({ offers, onClose, onChoose }: FinderProps) {
  const t = useMessages();
  const [typed, setTyped] = useState('');
  const findables = useFindables(offers);
  const named = useNamed(typed);
  const ranked = useMemo(
    () => (typed.trim() === '' ? someOfEach(findables) : rankMatches(findables, textsOf, typed)),
    [findables, typed],
  );
  const found = [...ranked, ...named];
  const items = found.slice(0, DRAWN_AT_MOST);
  const box = useCombobox<Findable>({
    items,
    isOpen: true,
    inputValue: typed,
    selectedItem: null,
    defaultHighlightedIndex: 0,
    itemToString: (item) => item?.title ?? '',
    itemToKey: (item) => item?.id,
    stateReducer: (_, { type, changes }) =>
      type === useCombobox.stateChangeTypes.InputChange ? { ...changes, highlightedIndex: 0 } : changes,
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
            onChange: (event) => setTyped(event.currentTarget.value),
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
            <Option item={item} />
          </li>
        ))}
      </ul>
      <p role="status" className="mt-2 min-h-4.5 text-sm text-muted">
        {typed === '' ? t('keys.finder.help') : t('keys.finder.count', { count: found.length })}
      </p>
    </Dialog>
  );
}

function Option({ item: { kind, title, hint, shortcut } }: { readonly item: Findable }) {
  const t = useMessages();
  return (
    <>
      <span className="min-w-0 wrap-anywhere">
        <TitleText whole={title} />
        {hint !== '' && (
          <>
            {' '}
            <span className={classNames('text-xs text-muted', kind === 'field' && 'font-mono')}>{hint}</span>
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
