import { useEffect, useEffectEvent, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useLocation } from 'wouter';

import { SCREEN_PATHS, TASKS_PATH } from '#core/ids/screen-paths.ts';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { currentOffers, watchOffers } from '#ui/commands/commands.ts';
import { type PageButton, pageButtons } from '#ui/commands/page-buttons.ts';
import { useCommand } from '#ui/commands/use-command.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { isDialogOpen } from '#ui/overlay/dialog-open.ts';
import { useAfterPaint } from '#ui/hooks/use-after-paint.ts';

import type { Surroundings } from './use-findables.ts';

const Finder = lazyComponent(
  () => import('./finder.tsx').then(({ Finder: component }) => component),
  'help',
  'runs',
);
const ShortcutsDialog = lazyComponent(
  () => import('./shortcuts-dialog.tsx').then(({ ShortcutsDialog: component }) => component),
  'help',
);
const SettingsMenu = lazyComponent(
  () => import('./settings-menu.tsx').then(({ SettingsMenu: component }) => component),
  'help',
);

const lookAround = (): Surroundings => ({
  ...currentOffers(),
  buttons: pageButtons(document.querySelector('main')),
});

const namesOf = (buttons: readonly PageButton[]) => buttons.map(({ name }) => name).join('\n');

const CHANGED = 200;

function watchPage(onChange: () => void): () => void {
  let timer: number | undefined;
  const observer = new MutationObserver(() => {
    timer ??= window.setTimeout(() => {
      timer = undefined;
      onChange();
    }, CHANGED);
  });
  const main = document.querySelector('main');
  if (main) observer.observe(main, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    window.clearTimeout(timer);
  };
}

/** Keys pressed while their target is still opening: never a shortcut, never lost. */
function useKeysBefore(
  isOpen: boolean,
  setTyped: (change: (typed: string) => string) => void,
  onClose: () => void,
) {
  const close = useEffectEvent(onClose);
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey } = event;
      if (isDialogOpen() || ctrlKey || metaKey || altKey) return;
      if (key === 'Escape') close();
      else if (key === 'Backspace') setTyped((text) => text.slice(0, -1));
      else if (key.length === 1) setTyped((text) => text + key);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [isOpen, setTyped]);
}

export function Keys() {
  const [open, setOpen] = useState<Surroundings | 'shortcuts'>();
  const [typed, setTyped] = useState('');
  const [, navigate] = useLocation();
  const { openKeyDialog } = useKeyDialog();
  const close = () => setOpen(undefined);
  useAfterPaint(() => Promise.all([Finder.load(), ShortcutsDialog.load()]));
  const isFinding = typeof open === 'object';
  // The screen behind the finder may have been loading when it was opened.
  useEffect(() => {
    if (!isFinding) return undefined;
    const whileOpen = (isNew: (now: Surroundings, then: Surroundings) => boolean) => () => {
      const around = lookAround();
      setOpen((then) => (typeof then === 'object' && isNew(around, then) ? around : then));
    };
    const unwatchOffers = watchOffers(whileOpen(() => true));
    const unwatchPage = watchPage(whileOpen((now, then) => namesOf(now.buttons) !== namesOf(then.buttons)));
    return () => {
      unwatchOffers();
      unwatchPage();
    };
  }, [isFinding]);
  useKeysBefore(open !== undefined, setTyped, close);
  // Asked for now, and not while the finder is drawn.
  useCommand('find', (_early, begun = '') => {
    const around = lookAround();
    // At once: the next letter is meant for it.
    flushSync(() => {
      setTyped(begun);
      setOpen(around);
    });
  });
  useCommand('shortcuts', () => setOpen('shortcuts'));
  useCommand('workers', () => navigate(SCREEN_PATHS.workers));
  useCommand('runs', () => navigate(SCREEN_PATHS.runs));
  useCommand('tasks', () => navigate(TASKS_PATH));
  useCommand('spend', () => navigate(SCREEN_PATHS.spend));
  useCommand('apiKey', () => void openKeyDialog());
  const choose = (go: () => void) =>
    window.setTimeout(() => {
      // First, because a dialog gives the focus back as it goes.
      flushSync(close);
      go();
    });
  return (
    <LazyPart>
      <SettingsMenu />
      {open === 'shortcuts' && <ShortcutsDialog onClose={close} />}
      {typeof open === 'object' && (
        <Finder around={open} typed={typed} onType={setTyped} onClose={close} onChoose={choose} />
      )}
    </LazyPart>
  );
}
