import { useApiConfig } from '#api/api-context.tsx';
import { useMessages } from '#messages/use-messages.ts';
import { OutLink } from '#ui/controls/link.tsx';

/**
 * Pages of the CoreClaw Console as docs.coreclaw.com names them. It names none for the balance; the first
 * page leads on.
 */
const PAGES = {
  key: 'https://console.coreclaw.com/settings/integrations',
  topUp: 'https://console.coreclaw.com',
} as const;

/**
 * Link to what only the platform's own console can do; not from the sandbox, whose keys and money are its
 * own.
 */
export function ConsoleLink({ to }: { readonly to: keyof typeof PAGES }) {
  const t = useMessages();
  const { platform } = useApiConfig();
  if (platform.kind === 'sandbox') return null;
  return (
    <OutLink href={PAGES[to]} className="touch-overlay text-accent underline">
      {t(`console.${to}`)}
    </OutLink>
  );
}
