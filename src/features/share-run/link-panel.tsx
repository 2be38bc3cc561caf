import { useDeferredValue, useMemo, useState } from 'react';

import { excerpt } from '#core/cut-text.ts';
import { isSharedByDefault, type ShareSource, shareItems } from '#core/link/share-items.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import { formatList, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import type { CommandId } from '#ui/commands/commands.ts';
import { useCommand } from '#ui/commands/use-command.ts';
import { Button } from '#ui/controls/button.tsx';
import { CodeBlock, SHOWN_CHARACTERS } from '#ui/text/code-block.tsx';
import { CopyButton } from '#ui/controls/copy-button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { WarningIcon } from '#ui/warning-icon.tsx';

import { itemName } from './item-name.ts';
import { LinkLength } from './link-length.tsx';
import { compactUrl } from './link-url.ts';
import { useCurl } from './snippet/use-curl.ts';

const ShareDialog = lazyComponent(() => import('./share-dialog.tsx').then((module) => module.default));

type LinkPanelProps = { readonly source: ShareSource; readonly request: ApiRequest };

/**
 * The link that opens this form with all differences from the Worker's defaults except secrets; and the
 * request as curl.
 */
export function LinkPanel({ source: typed, request }: LinkPanelProps) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const source = useDeferredValue(typed);
  const [choosing, setChoosing] = useState(false);
  const curl = useCurl(request);
  useCommand('copyLink', () => press('copyLink'));
  useCommand('copyCurl', () => press('copyCurl'));
  const items = useMemo(() => shareItems(source), [source]);
  const link = useMemo(() => compactUrl({ source, items, chosen: isSharedByDefault }), [source, items]);
  const secrets = items
    .filter(({ secret }) => secret !== undefined)
    .map((item) => itemName(t, readTitle, item));
  const wrong = source.descriptor.parameters
    .filter(
      ({ name }) =>
        source.built.problems.has(name) && !items.some((item) => item.kind === 'field' && item.name === name),
    )
    .map(({ title }) => excerpt(readTitle(title)));
  return (
    <>
      {link !== undefined && (
        <CodeBlock
          text={link.slice(0, SHOWN_CHARACTERS)}
          testId="share-link"
          label={t('request.tab.link')}
          truncated={link.length > SHOWN_CHARACTERS}
          wrap
          className="min-h-16 grow"
        />
      )}
      <div className="space-y-1 border-t border-line px-3.5 py-2 text-sm text-muted">
        <LinkLength link={link} order={{ source, items, chosen: isSharedByDefault }} />
        <Names text="share.secrets" names={secrets} />
        <Names text="share.problems" names={wrong} />
        <p>{t('share.help')}</p>
      </div>
      <div className="flex flex-wrap items-center gap-1 px-2 pb-2">
        {link !== undefined && <CopyButton text={() => link} label={t('share.copy')} command="copyLink" />}
        <CopyButton text={curl} label={t('share.copy.curl')} command="copyCurl" />
        <Button size="small" variant="quiet" aria-haspopup="dialog" onClick={() => setChoosing(true)}>
          {t('share.choose')}
        </Button>
      </div>
      {choosing && (
        <LazyPart>
          <ShareDialog source={source} onClose={() => setChoosing(false)} />
        </LazyPart>
      )}
    </>
  );
}

const press = (command: CommandId) =>
  document.querySelector<HTMLElement>(`main [data-command="${command}"]`)?.click();

const NAMED = 12;

type NamesProps = { readonly text: 'share.secrets' | 'share.problems'; readonly names: readonly string[] };

function Names({ text, names }: NamesProps) {
  const t = useMessages();
  if (names.length === 0) return null;
  const more = names.length - NAMED;
  const named = [
    ...names.slice(0, NAMED),
    ...(more > 0 ? [t('compose.from.link.more', { count: formatNumber(more) })] : []),
  ];
  return (
    <p className="text-warn">
      <WarningIcon />
      {t(text, { names: formatList(named) })}
    </p>
  );
}
