import { useEffect, useEffectEvent, useState } from 'react';
import { useLocation } from 'wouter';

import { useKeyOwner } from '#api/queries/use-balance.ts';
import { STORED } from '#browser/stored/registry.ts';
import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { formatMoney } from '#messages/format.ts';
import { isLanguage, LANGUAGES, type Language } from '#messages/language.ts';
import { useLanguage, useMessages } from '#messages/use-messages.ts';
import { offerCommand, runCommand } from '#ui/commands/commands.ts';
import { useCommand } from '#ui/commands/use-command.ts';
import { Floating } from '#ui/floating.tsx';
import { Notice } from '#ui/notice.tsx';
import { type MenuItem, type MenuPlace, placeBelow, PopupMenu } from '#ui/overlay/popup-menu.tsx';

import { accountFacts } from './account-facts.ts';
import { chooseTheme, currentTheme, THEMES } from './theme.ts';
import { chooseLanguage, storedLanguage } from './language.ts';
import { SHORTCUTS } from './shortcuts.ts';

const TAGS = Object.keys(LANGUAGES).filter(isLanguage);

export function SettingsMenu() {
  const t = useMessages();
  const [at, setAt] = useState<MenuPlace>();
  const [hasFailed, setFailed] = useState(false);
  const choose = (next: Language) => {
    setFailed(false);
    chooseLanguage(next).catch(() => setFailed(true));
  };
  const latest = useEffectEvent(choose);
  useCommand('menu', () => {
    const button = document.querySelector('header [data-menu]');
    if (button) setAt(placeBelow(button));
  });
  useEffect(() => {
    const offers = [
      ...TAGS.map((tag) => offerCommand(`language.${tag}`, () => latest(tag))),
      ...THEMES.map((theme) => offerCommand(`theme.${theme}`, () => chooseTheme(theme))),
    ];
    return () => offers.forEach((takeBack) => takeBack());
  }, []);
  useEffect(() => {
    // Chosen in another tab of this browser.
    const follow = ({ key }: StorageEvent) => {
      const stored = storedLanguage.read();
      if (key === STORED.language.key && stored.ok && isLanguage(stored.value)) latest(stored.value);
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, []);
  return (
    <>
      {at && <OpenMenu at={at} onLanguage={choose} onClose={() => setAt(undefined)} />}
      {hasFailed && (
        <Floating>
          <Notice tone="bad" onDismiss={() => setFailed(false)}>
            {t('menu.language.failed')}
          </Notice>
        </Floating>
      )}
    </>
  );
}

type OpenMenuProps = {
  readonly at: MenuPlace;
  readonly onLanguage: (language: Language) => void;
  readonly onClose: () => void;
};

function OpenMenu({ at, onLanguage, onClose }: OpenMenuProps) {
  const t = useMessages();
  const language = useLanguage();
  const [, navigate] = useLocation();
  const { account } = useKeyOwner();
  const items: readonly MenuItem[] = [
    ...TAGS.map((tag) => ({
      label: LANGUAGES[tag],
      lang: tag,
      checked: tag === language,
      onSelect: () => onLanguage(tag),
    })),
    ...THEMES.map((theme, index) => ({
      label: t(`menu.theme.${theme}`),
      checked: theme === currentTheme(),
      apart: index === 0,
      onSelect: () => chooseTheme(theme),
    })),
    {
      label: t('keys.title'),
      hint: SHORTCUTS.shortcuts.keys.join(' '),
      apart: true,
      onSelect: () => runCommand(['shortcuts'], { awaits: false }),
    },
    ...(account
      ? [
          {
            label: t('app.balance', { amount: formatMoney(account.balance) }),
            about: accountFacts(t, account).join(' · ') || undefined,
            onSelect: () => navigate(SCREEN_PATHS.spend),
          },
        ]
      : []),
  ];
  return <PopupMenu label={t('app.menu')} items={items} at={at} onClose={onClose} />;
}
