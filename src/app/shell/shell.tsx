import { ChevronDown, CircleAlert, KeyRound, Menu, Search, WifiOff } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Link, useLocation } from 'wouter';

import { useApiConfig, useHasKey, useKeyTail } from '#api/api-context.tsx';
import { useKeyOwner } from '#api/queries/use-balance.ts';
import { useOffline } from '#api/use-offline.ts';
import type { Account } from '#core/run/run.ts';
import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';
import { IconButton } from '#ui/controls/button.tsx';
import { useAfterPaint } from '#ui/hooks/use-after-paint.ts';
import { classNames } from '#ui/class-names.ts';
import { runCommand } from '#ui/commands/commands.ts';
import { keepFocus } from '#ui/focus/keep-focus.ts';

import { useShortcuts } from '../keys/use-shortcuts.ts';
import { accountFacts } from '../keys/account-facts.ts';
import { Screen } from './screen.tsx';
import { NAV_PLACES, type NavPlace } from '../nav-places.ts';
import { KEYS, NOTICES, preloadNext, routeOf } from '../routes.ts';
import { followTheme } from '../keys/theme.ts';
import { useHeadingFocus } from './use-heading-focus.ts';

/**
 * Preloads the likely next screen when idle: saves 270 ms for a Worker's form on a slow computer
 * (2026-11-26).
 */
const usePreloadedNext = (path: string): void => useAfterPaint(() => preloadNext(path), path);

export function Shell({ children }: { readonly children: ReactNode }) {
  const t = useMessages();
  const offline = useOffline();
  const { account, refusal } = useKeyOwner();
  const hasKey = useHasKey();
  const [at] = useLocation();
  const route = routeOf(at);
  useHeadingFocus();
  usePreloadedNext(at);
  useShortcuts(at, route?.name);
  useEffect(followTheme, []);
  useEffect(keepFocus, []);
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:m-2 focus:bg-surface focus:p-2"
      >
        {t('app.skip')}
      </a>
      <header className="sticky top-0 z-10 border-b border-line bg-surface short:static">
        <div className="flex h-12 items-center gap-1.5 px-3.5 max-sm:gap-1 sm:px-5 lg:gap-2.5">
          <Link
            href="/"
            className="mr-1.5 flex h-full shrink-0 items-center gap-2 whitespace-nowrap lg:mr-2.5 pointer-coarse:max-[56rem]:mr-0 pointer-coarse:max-[56rem]:-ml-3.5 pointer-coarse:max-[56rem]:px-3.5"
          >
            <Logo />
            <strong className="max-[56rem]:sr-only">{t('app.name')}</strong>
          </Link>
          <Places present={route?.place} />
          <div className="ml-auto flex items-center gap-1 max-sm:shrink-99 sm:min-w-0 sm:gap-2">
            <div className="relative flex min-h-11 min-w-11 flex-col items-end justify-center text-sm/4 max-sm:mr-1 sm:contents sm:text-base">
              <Connection offline={offline} />
              <PartBoundary fallback={() => null}>
                <Balance account={account} />
              </PartBoundary>
            </div>
            <KeyButton refusal={refusal} />
            <IconButton
              label={t('app.find')}
              onClick={() => runCommand(['find'], { awaits: true })}
              className={ROUND}
            >
              <Search size={14} aria-hidden />
            </IconButton>
            <IconButton
              label={t('app.menu')}
              data-menu=""
              aria-haspopup="menu"
              onClick={() => runCommand(['menu'], { awaits: true })}
              className={ROUND}
            >
              <Menu size={14} aria-hidden />
            </IconButton>
          </div>
        </div>
        <p role="status" className="sr-only">
          {offline ? t('app.offline') : hasKey && t(keyWord(hasKey, refusal))}
        </p>
      </header>
      <Screen screen={NOTICES} props={{}} optional />
      <main
        id="content"
        tabIndex={-1}
        className={classNames('px-3.5 py-3 outline-none sm:px-5 sm:py-5', !route?.wide && 'max-w-[90rem]')}
      >
        {children}
      </main>
      <Screen screen={KEYS} props={{}} optional />
    </>
  );
}

/**
 * As in `public/favicon.png`, but not as an image: that would be a separate document, 30 ms on a slow
 * computer (2026-11-26).
 */
function Logo() {
  return (
    <svg viewBox="0 0 32 32" width={16} height={16} aria-hidden>
      <rect width="32" height="32" rx="7" fill="#2456c8" />
      <path d="M32 0H7a7 7 0 0 0-7 7v18.5z" fill="#e9effc" />
      <path d="M32 7v18a7 7 0 0 1-7 7H7a7 7 0 0 1-4.6-1.7L30.300 2.400A7 7 0 0 1 32 7z" fill="#2456c8" />
    </svg>
  );
}

function Places({ present }: { readonly present: NavPlace | undefined }) {
  const t = useMessages();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const shown = NAV_PLACES.find((place) => place.id === present);
  return (
    <nav aria-label={t('app.nav')} className="flex h-full min-w-0 items-center min-[56rem]:shrink-0">
      <button
        type="button"
        popoverTarget={id}
        className="flex min-h-7 min-w-0 items-center gap-1 rounded px-1.5 font-medium whitespace-nowrap hover:bg-sunken min-[56rem]:hidden pointer-coarse:min-h-11"
      >
        <span className="truncate">{t(shown?.word ?? 'app.places')}</span>
        <ChevronDown size={14} aria-hidden className="shrink-0" />
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        className="border-line bg-surface text-ink max-[56rem]:inset-auto max-[56rem]:top-13 max-[56rem]:left-2 max-[56rem]:m-0 max-[56rem]:min-w-44 max-[56rem]:rounded-lg max-[56rem]:border max-[56rem]:p-1.5 max-[56rem]:shadow-lg min-[56rem]:static min-[56rem]:m-0 min-[56rem]:flex min-[56rem]:h-full min-[56rem]:overflow-visible min-[56rem]:border-0 min-[56rem]:p-0"
      >
        {NAV_PLACES.map(({ id: place, path, word }) => (
          <Link
            key={place}
            href={path}
            aria-current={place === present ? 'page' : undefined}
            onClick={() => {
              if (list.current?.matches(':popover-open') === true) list.current.hidePopover();
            }}
            className={classNames(
              'flex items-center whitespace-nowrap max-[56rem]:min-h-9 max-[56rem]:rounded max-[56rem]:px-2.5 min-[56rem]:h-full min-[56rem]:justify-center min-[56rem]:border-b-2 min-[56rem]:px-1.5 min-[56rem]:pt-0.5 lg:px-2.5 pointer-coarse:min-h-11 pointer-coarse:min-w-11',
              place === present
                ? 'border-accent font-medium max-[56rem]:bg-accent-soft'
                : 'border-transparent text-muted hover:text-ink max-[56rem]:hover:bg-sunken',
            )}
          >
            {t(word)}
          </Link>
        ))}
      </div>
    </nav>
  );
}

const PILL =
  'flex min-h-7 items-center gap-1.5 text-muted whitespace-nowrap sm:rounded-full sm:border sm:border-line sm:px-3';

/** Icon-only button of the top bar; without its circle on a phone, where it would touch the next one. */
const ROUND = 'rounded-full sm:border sm:border-line';

function Connection({ offline }: { readonly offline: boolean }) {
  const t = useMessages();
  const { platform } = useApiConfig();
  const sandbox = platform.kind === 'sandbox';
  const name = sandbox ? t('app.sandbox') : new URL(platform.origin).host;
  return (
    <Link
      href={SCREEN_PATHS.connection}
      className={classNames(
        PILL,
        'shrink-99 justify-center hover:bg-sunken max-sm:min-h-0 max-sm:gap-1 max-sm:before:absolute max-sm:before:inset-0 sm:min-w-7 sm:pointer-coarse:min-h-11 sm:pointer-coarse:min-w-11',
        !offline && 'sm:max-[56rem]:px-2',
      )}
      title={offline ? t('app.offline.about') : sandbox ? t('app.sandbox.about') : t('failureNotice.check')}
    >
      {offline ? (
        <>
          <WifiOff size={14} aria-hidden className="shrink-0 text-warn" />
          <span className="font-medium text-ink">{t('app.offline')}</span>
        </>
      ) : (
        <>
          <span
            aria-hidden
            className={classNames(
              'size-1.5 shrink-0 rounded-full forced-colors:border-3',
              sandbox ? 'bg-good' : 'bg-accent',
            )}
          />
          <span className={classNames('truncate sm:max-[56rem]:sr-only', !sandbox && 'max-sm:sr-only')}>
            {name}
          </span>
        </>
      )}
    </Link>
  );
}

type OfAccount = { readonly account: Account | undefined };

function Balance({ account }: OfAccount) {
  const t = useMessages();
  const hasKey = useHasKey();
  // Its line is kept on a phone, where it comes under another.
  if (!account) return hasKey && <span aria-hidden className="h-4 sm:hidden" />;
  const title = accountFacts(t, account).join('\n');
  return (
    <span
      className="text-muted tabular-nums sm:flex sm:min-h-7 sm:shrink-0 sm:items-center sm:rounded-full sm:border sm:border-line sm:px-3 sm:whitespace-nowrap"
      {...(title !== '' && { title })}
    >
      <span>
        <span className="max-[56rem]:sr-only">{t('app.balance', { amount: '' })}</span>
        {formatMoney(account.balance)}
      </span>
    </span>
  );
}

const keyWord = (hasKey: boolean, refusal: Error | undefined) =>
  refusal ? 'key.button.refused' : hasKey ? 'key.button.set' : 'key.button';

function KeyButton({ refusal }: { readonly refusal: Error | undefined }) {
  const t = useMessages();
  const hasKey = useHasKey();
  const tail = useKeyTail();
  const { openKeyDialog } = useKeyDialog();
  const Icon = refusal ? CircleAlert : KeyRound;
  return (
    <button
      type="button"
      title={refusal ? t('key.button.refused') : undefined}
      onClick={() => openKeyDialog()}
      className={classNames(
        PILL,
        'min-w-7 justify-center hover:bg-sunken pointer-coarse:min-h-11 pointer-coarse:min-w-11',
      )}
    >
      <Icon size={14} aria-hidden className={refusal ? 'text-bad' : hasKey ? 'text-good' : 'text-warn'} />
      <span className="max-[56rem]:sr-only">
        {t(keyWord(hasKey, refusal))}
        {tail !== undefined && <span className="max-lg:hidden"> …{tail}</span>}
      </span>
    </button>
  );
}
