import { Check } from 'lucide-react';
import { Fragment, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';

export type MenuItem = {
  readonly label: string;
  readonly key?: string;
  readonly lang?: string;
  readonly about?: string | undefined;
  readonly hint?: string;
  readonly icon?: ReactNode;
  readonly onSelect: () => void;
  readonly checked?: boolean;
  readonly apart?: boolean;
};

/** Where a menu opens: pixels of the window. */
export type MenuPlace = { readonly left: number; readonly top: number };

export function placeBelow(opener: Element): MenuPlace {
  const { left, bottom } = opener.getBoundingClientRect();
  return { left, top: bottom };
}

type PopupMenuProps = {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly at: MenuPlace;
  readonly onClose: () => void;
};

/** Pixels between the menu and the edges of the window. */
const MARGIN = 8;

const STEP: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

const beginsWith = (text: string, letter: string) =>
  text.trimStart().toLocaleLowerCase().startsWith(letter.toLocaleLowerCase());

export function PopupMenu({ label, items, at: { left, top }, onClose }: PopupMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const hasIcons = items.some(({ icon, checked }) => icon !== undefined || checked !== undefined);
  useLayoutEffect(() => {
    const element = menu.current;
    const before = document.activeElement;
    if (!element) return undefined;
    element.showPopover();
    const { width, height } = element.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    element.style.left = `${Math.max(MARGIN, Math.min(left, clientWidth - width - MARGIN))}px`;
    element.style.top = `${Math.max(MARGIN, Math.min(top, clientHeight - height - MARGIN))}px`;
    element.querySelector('button')?.focus({ preventScroll: true });
    return () => {
      if (element.contains(document.activeElement) && before instanceof HTMLElement)
        before.focus({ preventScroll: true });
    };
  }, [left, top]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // What is pressed here is not meant for what lies behind.
    event.stopPropagation();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const step = STEP[event.key];
    const from = buttons.findIndex((button) => button === document.activeElement);
    if (event.key.length === 1 && event.key !== ' ') {
      const next = [...buttons.slice(from + 1), ...buttons.slice(0, from + 1)];
      return next.find(({ textContent }) => beginsWith(textContent, event.key))?.focus();
    }
    if (event.key === 'Tab') {
      event.preventDefault();
      return onClose();
    }
    if (!step) return undefined;
    event.preventDefault();
    return buttons[step(from, buttons.length)]?.focus();
  };
  return (
    <div
      ref={menu}
      role="menu"
      aria-label={label}
      popover="auto"
      onKeyDown={onKeyDown}
      // Told at once, before the menu can be asked for again.
      onBeforeToggle={({ newState }) => {
        if (newState === 'closed') onClose();
      }}
      className="fixed inset-auto m-0 max-h-[calc(100dvh-1rem)] min-w-48 overflow-auto rounded border border-line bg-surface p-1 text-ink shadow-lg"
    >
      {items.map(({ label: name, key = name, lang, about, hint, icon, onSelect, checked, apart = false }) => (
        <Fragment key={key}>
          {apart && <div role="separator" className="my-1 border-t border-line" />}
          <button
            type="button"
            role={checked === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={checked}
            tabIndex={-1}
            onClick={() => {
              onClose();
              onSelect();
            }}
            className="flex min-h-7 w-full items-center gap-2 rounded px-2 text-left hover:bg-sunken focus:bg-sunken pointer-coarse:min-h-11"
          >
            {hasIcons && (
              <span aria-hidden className="inline-flex w-4 shrink-0 justify-center text-muted">
                {checked === true ? <Check size={14} /> : icon}
              </span>
            )}
            {about === undefined ? (
              <span lang={lang} className="grow">
                {name}
              </span>
            ) : (
              <span className="max-w-80 min-w-0 py-1">
                <span className="block truncate">{name}</span>
                <span className="line-clamp-2 text-sm text-muted">{about}</span>
              </span>
            )}
            {hint !== undefined && <span className="pl-4 text-sm text-muted">{hint}</span>}
          </button>
        </Fragment>
      ))}
    </div>
  );
}
