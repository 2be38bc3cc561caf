import { useQuery } from '@tanstack/react-query';
import { KeyRound, Search } from 'lucide-react';
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { Link, useRoute } from 'wouter';

import { useApi, useApiConfig, useHasKey } from '#api/api-context.tsx';
import { accountQuery } from '#api/queries.ts';
import type { Account } from '#core/run/run.ts';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { formatBytes, formatMoment, formatMoney } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { offeredCommands } from '#ui/commands/commands.ts';

import { LanguageMenu } from './language-menu.tsx';
import { Screen } from './screen.tsx';
import { NOTICES } from './screens.ts';
import { ThemeMenu } from './theme-menu.tsx';
import { useHeadingFocus } from './use-heading-focus.ts';

/** The top bar and the ground of every screen. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const t = useMessages();
  useHeadingFocus();
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:m-2 focus:bg-surface focus:p-2"
      >
        {t('app.skip')}
      </a>
      <header className="sticky top-0 z-10 border-b border-line bg-surface short:static">
        <div className="flex h-12 items-center gap-1.5 px-3.5 sm:px-5 lg:gap-2.5">
          <Link
            href="/"
            className="mr-1.5 flex h-full min-w-4 items-center gap-2 font-bold lg:mr-2.5 pointer-coarse:max-sm:mr-0 pointer-coarse:max-sm:-ml-3.5 pointer-coarse:max-sm:px-3.5"
          >
            <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width={16} height={16} />
            <span className="truncate max-sm:sr-only">{t('app.name')}</span>
          </Link>
          <nav aria-label={t('app.nav')} className="flex h-full">
            <NavLink href="/" pattern="/workers/*?" also="/">
              {t('app.nav.workers')}
            </NavLink>
            <NavLink href="/runs" pattern="/runs/*?" also="/runs">
              {t('app.nav.runs')}
            </NavLink>
          </nav>
          <div className="ml-auto flex min-w-0 items-center gap-1 max-[24rem]:gap-0 sm:gap-2">
            <Connection />
            <KeyButton />
            <IconButton
              label={t('app.find')}
              onClick={() => offeredCommands().get('find')?.()}
              className="rounded-full border border-line"
            >
              <Search size={14} aria-hidden />
            </IconButton>
            <LanguageMenu />
            <ThemeMenu />
          </div>
        </div>
      </header>
      <Screen screen={NOTICES} props={{}} optional />
      <main id="content" tabIndex={-1} className="mx-auto max-w-7xl px-3.5 py-5 outline-none sm:px-5">
        {children}
      </main>
      <LateKeys />
    </>
  );
}

/** Shortcuts and finder, loaded once the screen is drawn. Not by `lazy`: see `Screen`. */
function LateKeys() {
  const [loaded, setLoaded] = useState<{ readonly Keys: ComponentType }>();
  useEffect(() => {
    // Without them everything else works.
    import('./keys/keys.tsx').then(setLoaded, () => undefined);
  }, []);
  return loaded && <loaded.Keys />;
}

type NavLinkProps = {
  readonly href: string;
  readonly pattern: string;
  readonly also: string;
  readonly children: ReactNode;
};

function NavLink({ href, pattern, also, children }: NavLinkProps) {
  const [below] = useRoute(pattern);
  const [exact] = useRoute(also);
  const here = below || exact;
  return (
    <Link
      href={href}
      aria-current={here ? 'page' : undefined}
      className={classNames(
        'flex h-full items-center border-b-2 px-1.5 pt-0.5 lg:px-2.5',
        here ? 'border-accent font-semibold' : 'border-transparent text-muted hover:text-ink',
      )}
    >
      {children}
    </Link>
  );
}

const PILL =
  'flex min-h-7 items-center gap-1.5 rounded-full border border-line px-3 text-muted whitespace-nowrap';

/** Where requests go, and what the key may spend. */
function Connection() {
  const t = useMessages();
  const { platform } = useApiConfig();
  const hasKey = useHasKey();
  const account = useQuery({ ...accountQuery(useApi()), enabled: hasKey });
  const sandbox = platform.kind === 'sandbox';
  return (
    <>
      <Link
        href="/connection"
        className={classNames(
          PILL,
          'min-w-9 shrink-99 hover:bg-sunken max-md:hidden pointer-coarse:min-h-11',
        )}
        title={sandbox ? t('app.sandbox.about') : t('failureNotice.check')}
      >
        <span
          aria-hidden
          className={classNames('size-1.5 shrink-0 rounded-full', sandbox ? 'bg-good' : 'bg-accent')}
        />
        <span className="truncate">{sandbox ? t('app.sandbox') : new URL(platform.origin).host}</span>
      </Link>
      {account.data && (
        <span
          className={classNames(PILL, 'min-w-16 tabular-nums max-sm:hidden')}
          title={trafficLeft(t, account.data)}
        >
          <span className="truncate">{t('app.balance', { amount: formatMoney(account.data.balance) })}</span>
        </span>
      )}
    </>
  );
}

function trafficLeft(t: Translate, { traffic, trafficExpiresAt: end }: Account): string | undefined {
  if (traffic === undefined) return undefined;
  const amount = formatBytes(traffic);
  return end === undefined
    ? t('account.traffic', { amount })
    : t('account.trafficUntil', { amount, moment: formatMoment(end) });
}

function KeyButton() {
  const t = useMessages();
  const hasKey = useHasKey();
  const { openKeyDialog } = useKeyDialog();
  return (
    <button
      type="button"
      aria-label={t('key.button')}
      onClick={() => openKeyDialog()}
      className={classNames(
        PILL,
        'justify-center hover:bg-sunken pointer-coarse:min-h-11 pointer-coarse:min-w-11',
      )}
    >
      <KeyRound size={14} aria-hidden className={hasKey ? 'text-good' : 'text-warn'} />
      <span className="max-sm:sr-only">{hasKey ? t('key.button.set') : t('key.button')}</span>
    </button>
  );
}
