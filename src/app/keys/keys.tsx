import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';

import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { currentOffers, type Offers, watchOffers } from '#ui/commands/commands.ts';
import { useCommand } from '#ui/commands/use-command.ts';
import { lazyComponent } from '#ui/loading/lazy-component.ts';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

const Finder = lazyComponent(
  () => import('./finder.tsx').then(({ Finder: component }) => component),
  'help',
  'runs',
);
const ShortcutsDialog = lazyComponent(
  () => import('./shortcuts-dialog.tsx').then(({ ShortcutsDialog: component }) => component),
  'help',
);

/** Milliseconds after which both are loaded in any case: what is typed right after Ctrl+K is meant for the finder. */
const REST = 1_000;

/** What shortcuts do on every screen: their list, the finder, the places of the top bar. */
export function Keys() {
  const [open, setOpen] = useState<Offers | 'shortcuts'>();
  const [, navigate] = useLocation();
  const { openKeyDialog } = useKeyDialog();
  const close = () => setOpen(undefined);
  useEffect(() => {
    const load = () => Promise.all([Finder.load(), ShortcutsDialog.load()]).catch(() => undefined);
    const timer = window.setTimeout(() => void load(), REST);
    return () => window.clearTimeout(timer);
  }, []);
  const isFinding = typeof open === 'object';
  // The screen behind the finder may have been loading when it was opened.
  useEffect(() => {
    if (!isFinding) return undefined;
    return watchOffers(() => {
      const offers = currentOffers();
      setOpen((now) => (typeof now === 'object' ? offers : now));
    });
  }, [isFinding]);
  // Asked for now, and not while the finder is drawn.
  useCommand('find', () => setOpen(currentOffers()));
  useCommand('shortcuts', () => setOpen('shortcuts'));
  useCommand('workers', () => navigate(SCREEN_PATHS.workers));
  useCommand('runs', () => navigate(SCREEN_PATHS.runs));
  useCommand('apiKey', () => void openKeyDialog());
  const choose = (go: () => void) => {
    close();
    // Once the dialog is gone and has given the focus back.
    window.setTimeout(go);
  };
  return (
    <LazyPart>
      {open === 'shortcuts' && <ShortcutsDialog onClose={close} />}
      {typeof open === 'object' && <Finder offers={open} onClose={close} onChoose={choose} />}
    </LazyPart>
  );
}
