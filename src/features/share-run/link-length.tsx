import { useApi } from '#api/api-context.tsx';
import { toSharedOrder } from '#core/link/share-items.ts';
import { bodyText } from '#core/request/api-request.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { downloadText } from '#ui/text/download-text.ts';
import { WarningIcon } from '#ui/warning-icon.tsx';

import type { Shared } from './link-url.ts';

/** Characters above which chat programs cut a link, and above which servers and browsers may refuse it. */
const CHAT = 2_000;
const SERVER = 32_000;

type LinkLengthProps = { readonly link: string | undefined; readonly order: Shared };

/** Effect of a long link; for one that is too long, offers a file instead. */
export function LinkLength({ link, order }: LinkLengthProps) {
  const t = useMessages();
  const length = link?.length ?? Infinity;
  return (
    <div role="status">
      {length > CHAT && length <= SERVER && (
        <p className="text-warn">
          <WarningIcon />
          {t('share.long.chat', { limit: formatNumber(CHAT) })}
        </p>
      )}
      {length > SERVER && (
        <>
          <p className="text-warn">
            <WarningIcon />
            {link === undefined
              ? t('share.long.never')
              : t('share.long.server', { limit: formatNumber(SERVER) })}
          </p>
          <FileButton order={order} />
        </>
      )}
    </div>
  );
}

function FileButton({ order: { source, items, chosen } }: { readonly order: Shared }) {
  const t = useMessages();
  const api = useApi();
  const download = () => {
    const request = api.requests.startRun(toSharedOrder(source, items, chosen));
    downloadText('run.json', bodyText(request) ?? '');
  };
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-2">
      <Button size="small" onClick={download}>
        {t('share.file')}
      </Button>
      <p>{t('share.file.help')}</p>
    </div>
  );
}
